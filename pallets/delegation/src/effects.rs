//! What catching up with the era starts did: the money that it moves, and who hears of it.

use crate::{ledger::Ledger, pool::Admitted, Config, Event, Pallet};
use frame_support::{
	traits::{fungibles::Mutate, tokens::Preservation, Get},
	weights::Weight,
};
use palisade_math::Factor;
use palisade_primitives::{Balance, Era, Executed, OnPool, OnShares, ReportId, SlashPayee};

/// What happened at the era starts that were caught up with.
pub(crate) enum Effect {
	Executed { report: ReportId, outcome: Executed },
	Matured { era: Era, payable: Balance },
	Admitted { era: Era, outcome: Admitted },
	Eras { first: Era, last: Era, value: Balance, factor: Factor },
	Ended { first: Era, last: Era, shares: u128 },
}

impl Effect {
	/// Planck that it moves out of the pool.
	fn outgoing(&self) -> Balance {
		match self {
			Self::Executed { outcome, .. } => outcome.from_stake.saturating_add(outcome.from_leaving),
			Self::Admitted { outcome, .. } => outcome.swept,
			Self::Matured { .. } | Self::Eras { .. } | Self::Ended { .. } => 0,
		}
	}
}

impl<T: Config> Ledger<T> {
	/// Planck that are due to leave the pool, and have not left it yet.
	pub fn outgoing(&self) -> Balance {
		self.effects.iter().map(Effect::outgoing).fold(0, Balance::saturating_add)
	}

	/// Moves the tokens and tells everybody. Returns the weight that payee and listeners used.
	pub fn announce(&mut self, effect: Effect) -> Weight {
		let pool = self.key.clone();
		match effect {
			Effect::Executed { report, outcome } => {
				let Executed { from_stake, from_leaving, .. } = outcome;
				let paid = self.pay_out(report, from_stake.saturating_add(from_leaving));
				let heard = T::Listener::on_executed(&pool, report, &outcome);
				Pallet::<T>::deposit_event(Event::Executed { pool, report, from_stake, from_leaving });
				paid.saturating_add(heard)
			}
			Effect::Matured { era, payable } => {
				Pallet::<T>::deposit_event(Event::Matured { pool, era, payable });
				Weight::zero()
			}
			Effect::Admitted { era, outcome } => self.announce_admitted(era, outcome),
			Effect::Eras { first, last, value, factor } => T::Listener::on_eras(&pool, first, last, value, factor),
			Effect::Ended { first, last, shares } => T::Shares::on_eras_ended(&pool, first, last, shares),
		}
	}

	fn announce_admitted(&mut self, era: Era, outcome: Admitted) -> Weight {
		let pool = self.key.clone();
		let Admitted { closed, swept, gains, batches, amount } = outcome;
		let mut weight = Weight::zero();
		if let Some(generation) = closed {
			weight = T::Shares::on_generation_closed(&pool, generation);
			Pallet::<T>::deposit_event(Event::GenerationClosed { pool: pool.clone(), era });
		}
		weight.saturating_accrue(self.sweep(swept));
		let mut shares: u128 = 0;
		for (number, batch) in batches {
			weight.saturating_accrue(T::Shares::on_batch_joined(&pool, number));
			shares = shares.saturating_add(batch.shares);
		}
		if gains > 0 || amount > 0 {
			Pallet::<T>::deposit_event(Event::Joined { pool, era, gains, amount, shares });
		}
		weight
	}

	/// Lets the payee move what a verdict took out of the account. Returns the weight used.
	fn pay_out(&self, report: ReportId, amount: Balance) -> Weight {
		let fetched = Pallet::<T>::fetch_due(&self.key, amount);
		Pallet::<T>::note_paid(&self.key.asset, amount);
		fetched.saturating_add(T::Payee::pay_out(&self.key, report, amount))
	}

	/// Moves what belongs to nobody to the treasury. If it cannot take it, it stays as a gain. Returns the weight used beside
	/// the pool's own.
	fn sweep(&mut self, amount: Balance) -> Weight {
		if amount == 0 {
			return Weight::zero();
		}
		let fetched = Pallet::<T>::fetch_due(&self.key, amount);
		let (pool, treasury) = (self.key.clone(), T::Treasury::get());
		match T::Assets::transfer(pool.asset.clone(), &pool.account(), &treasury, amount, Preservation::Preserve) {
			Ok(_) => {
				Pallet::<T>::note_paid(&pool.asset, amount);
				Pallet::<T>::deposit_event(Event::Swept { pool, amount });
			}
			Err(_) => {
				self.pool.entry.gains = self.pool.entry.gains.saturating_add(amount);
				self.save();
			}
		}
		fetched
	}
}
