//! Stake that comes over from other pools: what it is worth, what base slashes take of it, and what it earns.

use crate::{
	ledger::Ledger,
	types::{Arrival, Ticket},
	AccountIdOf, Arrivals, ArrivalsOf, Config, Error, Event, Pallet, PoolKeyOf,
};
use frame_support::ensure;
use palisade_math::{ratio::mul_div_floor, Reach};
use palisade_primitives::{Balance, Era, PoolKey};
use sp_runtime::{DispatchResult, Perquintill};

impl<T: Config> Ledger<T> {
	/// What comes over, by the pools and eras that it left.
	pub fn arrivals(&self) -> ArrivalsOf<T> {
		self.arrivals.clone().unwrap_or_else(|| Arrivals::<T>::get(&self.key))
	}

	/// Worth net of escrow, in both pools, of what was requested before `era` and counts here, floored.
	pub fn arriving(&self, era: Era) -> Balance {
		let coming = self.arrivals().into_iter().filter(|arrival| arrival.era < era);
		let coming = coming.map(|arrival| self.arrival_value(&arrival));
		coming.fold(self.arrived_that_counts(), Balance::saturating_add)
	}

	/// Worth net of escrow of what came over and has not joined.
	fn arrived_that_counts(&self) -> Balance {
		match self.pool.arrived.stuck {
			None => self.pool.arrived_value(None),
			Some(_) => 0,
		}
	}

	fn arrival_value(&self, arrival: &Arrival<AccountIdOf<T>>) -> Balance {
		let Some(source) = Ledger::<T>::view(&arrival.source) else { return 0 };
		let (value, _) = source.bucket_share(arrival.era, arrival.shares);
		self.pool.arrival_factor(arrival.factor, arrival.era).left_floor(value)
	}

	/// What `shares` of the bucket of `era` are worth, net of escrow and as if no report were open, floored.
	pub fn bucket_share(&self, era: Era, shares: u128) -> (Balance, Balance) {
		let bucket = self.bucket(era).unwrap_or_default();
		let value = bucket.value(|factor| self.pool.reach(factor, Some(era), None));
		let settled_value = bucket.value(Reach::none);
		(bucket.fraction_floor(shares, value), bucket.fraction_floor(shares, settled_value))
	}

	/// What a ticket that comes here gets of what its bucket pays: `value` net of escrow, `settled_value` as if no report
	/// were open. With what it earned here.
	pub fn arriving_share(
		&self,
		ticket: &Ticket<AccountIdOf<T>>,
		value: Balance,
		settled_value: Balance,
	) -> (Balance, Balance) {
		let arrivals = self.arrivals();
		let Some(arrival) = arrivals.iter().find(|arrival| arrival.is_of(ticket)) else { return (0, 0) };
		let gains = arrival.gains_floor(ticket.shares);
		let net = self.pool.arrival_factor(arrival.factor, arrival.era).left_floor(value);
		(net.saturating_add(gains), arrival.factor.left_floor(settled_value).saturating_add(gains))
	}

	/// A verdict of `p` on an offence of `era` against consensus: takes of all that counted here in that era. Returns the
	/// planck to pay out now, of what has come over; the rest pays when it comes over.
	pub fn slash_arrivals(&mut self, era: u32, p: Perquintill) -> Balance {
		let mut arrivals = self.arrivals();
		let mut reached = arrivals.iter_mut().filter(|arrival| arrival.era.0 < era).peekable();
		if reached.peek().is_some() {
			reached.for_each(|arrival| arrival.factor = arrival.factor.slashed(p));
			self.arrivals = Some(arrivals);
		}
		self.pool.arrived.pay_base(p)
	}
}

impl<T: Config> Pallet<T> {
	/// `shares` of the bucket of `era` of `source` count in the pool from the next era on.
	pub(crate) fn expect_arrival(key: &PoolKeyOf<T>, source: &PoolKeyOf<T>, era: Era, shares: u128) -> DispatchResult {
		Arrivals::<T>::try_mutate(key, |arrivals| {
			if let Some(arrival) = arrivals.iter_mut().find(|arrival| arrival.source == *source && arrival.era == era) {
				arrival.shares = arrival.shares.checked_add(shares).ok_or(Error::<T>::BucketFull)?;
				return Ok(());
			}
			let (source, factor, gains) = (source.clone(), Default::default(), 0);
			let arrival = Arrival { source, era, shares, factor, gains };
			arrivals.try_push(arrival).map_err(|_| Error::<T>::TooManyArrivals.into())
		})
	}

	/// Moves `amount` from `from` into the pool for what it earned in `era`: what came over, and what was coming over and
	/// counted then, get their shares by worth now, floored; the rest is a gain of all shares.
	pub(crate) fn do_reward_for(
		key: &PoolKeyOf<T>,
		era: Era,
		from: &AccountIdOf<T>,
		amount: Balance,
	) -> DispatchResult {
		let mut ledger = Ledger::<T>::settle(key)?;
		let mut arrivals = ledger.arrivals();
		let arrived = ledger.arrived_that_counts();
		let worth = |arrival: &Arrival<_>| if arrival.era < era { ledger.arrival_value(arrival) } else { 0 };
		let coming = arrivals.iter().map(worth).collect::<alloc::vec::Vec<_>>();
		let all = coming.iter().copied().fold(ledger.pool.value(), Balance::saturating_add).saturating_add(arrived);
		let part = |worth: Balance| mul_div_floor(amount, worth, all).unwrap_or(0);
		let of_arrived = part(arrived);
		let mut of_coming: Balance = 0;
		for (arrival, worth) in arrivals.iter_mut().zip(coming) {
			arrival.gains = arrival.gains.saturating_add(part(worth));
			of_coming = of_coming.saturating_add(part(worth));
		}
		let beside = of_arrived.saturating_add(of_coming);
		if beside == 0 {
			return Self::do_reward(key, from, amount);
		}
		let pool = &mut ledger.pool;
		let rest = amount.saturating_sub(beside);
		pool.entry.gains = pool.entry.gains.checked_add(rest).ok_or(Error::<T>::DepositTooLarge)?;
		pool.arrived.tokens = pool.arrived.tokens.saturating_add(of_arrived);
		pool.arriving_gains = pool.arriving_gains.saturating_add(of_coming);
		Self::take_reward(from, key, amount)?;
		ledger.save();
		Arrivals::<T>::insert(key, arrivals);
		Self::deposit_event(Event::Rewarded { pool: key.clone(), amount: rest });
		Self::deposit_event(Event::ArrivalsRewarded { pool: key.clone(), amount: beside });
		Ok(())
	}

	/// Refuses stake to come over between these pools: both secure the chain, and are not the same.
	pub(crate) fn ensure_apart(from: &PoolKeyOf<T>, to: &PoolKeyOf<T>) -> DispatchResult {
		ensure!(from != to, Error::<T>::SamePool);
		ensure!([from, to].into_iter().all(PoolKey::secures_chain), Error::<T>::NotNative);
		Ok(())
	}
}
