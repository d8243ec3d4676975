//! What catching up with the era starts did: the money that it moves, and who hears of it.

use crate::{ledger::Ledger, pool::Admitted, Config, Event, Pallet};
use frame_support::{
	defensive,
	traits::{
		fungibles::Mutate,
		tokens::{Fortitude, Precision, Preservation},
		Get,
	},
	weights::Weight,
};
use palisade_math::Factor;
use palisade_primitives::{Balance, Era, Executed, OnPool, ReportId};

/// What happened at the era starts that were caught up with.
pub(crate) enum Effect {
	Executed { report: ReportId, outcome: Executed },
	Matured { era: Era, payable: Balance },
	Admitted { era: Era, outcome: Admitted },
	Eras { first: Era, last: Era, value: Balance, factor: Factor },
}

impl<T: Config> Ledger<T> {
	/// Moves the tokens and tells everybody. Returns the weight that the listener used.
	pub fn announce(&mut self, effect: Effect) -> Weight {
		let pool = self.key.clone();
		match effect {
			Effect::Executed { report, outcome } => {
				self.burn(outcome.from_stake.saturating_add(outcome.from_leaving));
				let weight = T::Listener::on_executed(&pool, report, &outcome);
				let Executed { from_stake, from_leaving, .. } = outcome;
				Pallet::<T>::deposit_event(Event::Executed { pool, report, from_stake, from_leaving });
				weight
			}
			Effect::Matured { era, payable } => {
				Pallet::<T>::deposit_event(Event::Matured { pool, era, payable });
				Weight::zero()
			}
			Effect::Admitted { era, outcome } => {
				self.announce_admitted(era, outcome);
				Weight::zero()
			}
			Effect::Eras { first, last, value, factor } => T::Listener::on_eras(&pool, first, last, value, factor),
		}
	}

	fn announce_admitted(&mut self, era: Era, outcome: Admitted) {
		let pool = self.key.clone();
		let Admitted { closed, swept, gains, batch } = outcome;
		if closed {
			Pallet::<T>::deposit_event(Event::GenerationClosed { pool: pool.clone(), era });
		}
		self.sweep(swept);
		let (amount, shares) = batch.map_or((0, 0), |(_, batch)| (batch.amount, batch.shares));
		if gains > 0 || amount > 0 {
			Pallet::<T>::deposit_event(Event::Joined { pool, era, gains, amount, shares });
		}
	}

	/// Burns what a verdict took. What lies in the account beside the ledger stays there.
	fn burn(&self, amount: Balance) {
		let (asset, account) = (self.key.asset.clone(), self.key.account());
		let (keep, exact, force) = (Preservation::Preserve, Precision::Exact, Fortitude::Force);
		if amount > 0 && T::Assets::burn_from(asset, &account, amount, keep, exact, force).is_err() {
			defensive!("the account holds what the ledger says");
		}
	}

	/// Moves what belongs to nobody to the treasury. If it cannot take it, it stays as a gain.
	fn sweep(&mut self, amount: Balance) {
		if amount == 0 {
			return;
		}
		let (pool, treasury) = (self.key.clone(), T::Treasury::get());
		match T::Assets::transfer(pool.asset.clone(), &pool.account(), &treasury, amount, Preservation::Preserve) {
			Ok(_) => Pallet::<T>::deposit_event(Event::Swept { pool, amount }),
			Err(_) => {
				self.pool.entry.gains = self.pool.entry.gains.saturating_add(amount);
				self.save();
			}
		}
	}
}
