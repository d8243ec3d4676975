//! Positions as of now, written. Who follows shares hears before they change.

use crate::{
	ledger::Ledger,
	types::{Batch, Position},
	AccountIdOf, Batches, Config, Positions,
};
use palisade_primitives::OnShares;

/// What a position took of a batch that joined.
pub(crate) struct Taken {
	/// The batch.
	pub number: u32,
	/// The position's shares, of the batch's generation.
	pub shares: u128,
	/// What is left of the batch for others.
	pub left: Batch,
}

impl<T: Config> Ledger<T> {
	/// The position of `who` as of now, written.
	pub fn position(&self, who: &AccountIdOf<T>) -> Position {
		let stored = Positions::<T>::get(who, &self.key);
		let (position, taken) = self.converted(stored.clone());
		if !taken.is_empty() {
			self.tell_change(who, &stored);
			self.write_position(who, &position);
			taken.into_iter().for_each(|taken| self.take(who, taken));
		} else if position != stored {
			self.save_position(who, &position);
		}
		position
	}

	/// Writes a position, or removes an empty one.
	pub fn save_position(&self, who: &AccountIdOf<T>, position: &Position) {
		let stored = Positions::<T>::get(who, &self.key);
		let lost = stored.shares > 0 && stored.generation != position.generation;
		if lost || stored.shares != position.shares {
			self.tell_change(who, &stored);
		}
		self.write_position(who, position);
	}

	fn write_position(&self, who: &AccountIdOf<T>, position: &Position) {
		match position.is_empty() {
			true => Positions::<T>::remove(who, &self.key),
			false => Positions::<T>::insert(who, &self.key, position),
		}
	}

	/// `who` has taken its shares of a batch.
	fn take(&self, who: &AccountIdOf<T>, taken: Taken) {
		let Taken { number, shares, left } = taken;
		Self::register(T::Shares::on_shares_taken(&self.key, who, number, shares, left.generation));
		if left.amount > 0 {
			Batches::<T>::insert(&self.key, number, left);
		} else {
			Batches::<T>::remove(&self.key, number);
			Self::register(T::Shares::on_batch_taken(&self.key, number));
		}
	}

	fn tell_change(&self, who: &AccountIdOf<T>, stored: &Position) {
		Self::register(T::Shares::before_change(&self.key, who, stored.shares, stored.generation));
	}
}
