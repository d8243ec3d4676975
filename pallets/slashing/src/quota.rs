//! The meter: how much verdicts on services' reports may take in one era. What does not fit falls due later.

use crate::{types::PoolReport, Booked, BookedBy, Config, Error, Pallet, ReportOf};
use alloc::vec::Vec;
use frame_support::traits::Get;
use palisade_math::ratio::part_floor;
use palisade_primitives::{AssetKind, Balance, Era, EraClock, SecurityInspect, StakeInspect};
use sp_runtime::DispatchError;

/// What a report wants of one asset, and how much verdicts of one era may take of it.
struct Wish {
	asset: AssetKind,
	amount: Balance,
	of_all: Balance,
	of_service: Balance,
}

impl<T: Config> Pallet<T> {
	/// First era, from the one in which the report asks to be due, with room for all it takes. Its pools differ in asset.
	pub(crate) fn first_era_with_room(report: &ReportOf<T>) -> Result<Era, DispatchError> {
		let wishes: Vec<_> = report.pools.iter().map(|row| Self::wish(report, row)).collect();
		let last = report.due.plus(Self::queue_eras());
		let mut eras = (report.due.0..=last.0).map(Era);
		let found = eras.find(|era| wishes.iter().all(|wish| Self::has_room(*era, report, wish)));
		found.ok_or(Error::<T>::SlashQueueFull.into())
	}

	/// How many eras later than asked for a verdict may fall: no more than leaving takes longer than it must, so that even
	/// the last offence that can be reported is judged before what it reaches has left, and so is every report that has
	/// to wait for deposits which this one holds back.
	pub(crate) fn queue_eras() -> u32 {
		let must = T::Eras::slash_window().saturating_add(T::Eras::veto_window()).saturating_add(2);
		T::QueueEras::get().min(T::Eras::leaving_eras().saturating_sub(must))
	}

	/// Quotas are floored.
	fn wish(report: &ReportOf<T>, row: &PoolReport<T::AccountId>) -> Wish {
		let asset = row.pool.asset.clone();
		let all = T::Pools::total(&asset);
		let guaranteed = T::Security::total(report.service, &asset, report.era);
		Wish {
			asset,
			amount: row.part(report.fraction),
			of_all: part_floor(all, T::MaxSlashPerEra::get()),
			of_service: part_floor(guaranteed, T::MaxServiceSlashPerEra::get()),
		}
	}

	fn has_room(due: Era, report: &ReportOf<T>, wish: &Wish) -> bool {
		let booked = Booked::<T>::get(due, &wish.asset);
		let booked_by = BookedBy::<T>::get((due, report.service, &wish.asset));
		fits(booked, wish.amount, wish.of_all) && fits(booked_by, wish.amount, wish.of_service)
	}

	/// Takes room for all pools that are not done with the report.
	pub(crate) fn book(report: &ReportOf<T>) {
		for row in report.pools.iter().filter(|row| !row.state.is_over()) {
			let amount = row.part(report.fraction);
			Self::rebook(report, row, |booked| booked.saturating_add(amount));
		}
	}

	/// Gives it back.
	pub(crate) fn unbook(report: &ReportOf<T>) {
		for row in report.pools.iter().filter(|row| !row.state.is_over()) {
			Self::unbook_row(report, row);
		}
	}

	/// Gives the room of one pool back.
	pub(crate) fn unbook_row(report: &ReportOf<T>, row: &PoolReport<T::AccountId>) {
		let amount = row.part(report.fraction);
		Self::rebook(report, row, |booked| booked.saturating_sub(amount));
	}

	fn rebook(report: &ReportOf<T>, row: &PoolReport<T::AccountId>, f: impl Fn(Balance) -> Balance) {
		if report.is_base() {
			return;
		}
		let change = |booked: &mut Option<Balance>| {
			*booked = Some(f(booked.unwrap_or(0))).filter(|booked| *booked > 0);
		};
		Booked::<T>::mutate_exists(report.due, &row.pool.asset, change);
		BookedBy::<T>::mutate_exists((report.due, report.service, &row.pool.asset), change);
	}
}

/// Whether `amount` fits; as much as it may be where nothing is booked, or the largest could never be reported.
fn fits(booked: Balance, amount: Balance, quota: Balance) -> bool {
	booked == 0 || booked.checked_add(amount).is_some_and(|sum| sum <= quota)
}
