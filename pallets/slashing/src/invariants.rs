//! What is always true of the pallet's storage; the numbers are those of the README.

use crate::{
	meter::within_limits,
	types::{PoolState, Report},
	Agenda, Config, Cursor, KnownBase, NextReportId, Pallet, ReportOf, Reports, ReportsOf,
};
use alloc::{collections::BTreeSet, vec::Vec};
use frame_support::ensure;
use palisade_primitives::{EraClock, ReportId, StakeInspect};

type Checked = Result<(), &'static str>;

impl<T: Config> Pallet<T> {
	/// Checks every invariant.
	pub fn check() -> Checked {
		for (id, report) in Reports::<T>::iter() {
			Self::is_well_formed(id, &report)?;
			Self::ends_at_once(&report)?;
			Self::pools_agree(id, &report)?;
		}
		Self::agenda_names_each_once()?;
		Self::lists_are_complete()?;
		Self::limits_hold()?;
		Self::largest_offence_counts()
	}

	/// 1. A report takes something, was made in time and before it is due, and reaches different pools of its operator:
	///    with their guarantees and within κ if it is a service's, native ones without if it is consensus's.
	fn is_well_formed(id: ReportId, report: &ReportOf<T>) -> Checked {
		let Report { era, until, reported, due, fraction, ref pools, .. } = *report;
		ensure!(id < NextReportId::<T>::get(), "1: a report has an id that was not given out");
		ensure!(!fraction.is_zero() && !pools.is_empty(), "1: a report takes nothing");
		ensure!(era <= reported && reported < due && reported <= T::Eras::now(), "1: a report's eras are out of order");
		ensure!(report.is_base() || reported <= until, "1: a report was made out of its window");
		let keys: BTreeSet<_> = pools.iter().map(|row| &row.pool).collect();
		ensure!(keys.len() == pools.len(), "1: a report reaches a pool twice");
		ensure!(keys.iter().all(|key| key.operator == report.operator), "1: a report reaches another operator");
		let backed = pools.iter().all(|row| match row.backing {
			Some(backing) => !report.is_base() && fraction <= backing.max_slash,
			None => report.is_base() && row.pool.secures_chain(),
		});
		ensure!(backed, "1: a report takes what was not guaranteed");
		Ok(())
	}

	/// 2. A report is vetoed on all pools or on none, and executed on none before it is due.
	fn ends_at_once(report: &ReportOf<T>) -> Checked {
		let all_cancelled = report.pools.iter().all(|row| row.state == PoolState::Cancelled);
		ensure!(report.is_cancelled() == all_cancelled, "2: a report is vetoed on some pools only");
		ensure!(!report.is_executed() || report.due <= T::Eras::now(), "2: a report was executed before it was due");
		Ok(())
	}

	/// 3. A pool knows the report if and only if it is open on it; one that is due may be executed already.
	fn pools_agree(id: ReportId, report: &ReportOf<T>) -> Checked {
		for row in &report.pools {
			let knows = T::Pools::pool(&row.pool).is_some_and(|pool| pool.reports.contains(&id));
			let open = row.state == PoolState::Open;
			ensure!(open || !knows, "3: a pool knows a report that is not open on it");
			ensure!(knows || !open || report.due <= T::Eras::now(), "3: a pool does not know a report open on it");
		}
		Ok(())
	}

	/// 4. Every report is on the agenda exactly once, not before the cursor's era, and nothing else is.
	fn agenda_names_each_once() -> Checked {
		let entries: Vec<_> = Agenda::<T>::iter_keys().collect();
		let ids: BTreeSet<_> = entries.iter().map(|(_, id)| *id).collect();
		let reports: BTreeSet<_> = Reports::<T>::iter_keys().collect();
		ensure!(ids == reports && ids.len() == entries.len(), "4: the agenda does not name every report once");
		let cursor = Cursor::<T>::get();
		ensure!(entries.iter().all(|(era, _)| cursor <= *era), "4: a visit was left out");
		Ok(())
	}

	/// 5. A service's reports about an operator are listed under both, each once, with different offences.
	fn lists_are_complete() -> Checked {
		let mut listed = BTreeSet::new();
		for (operator, service, ids) in ReportsOf::<T>::iter() {
			let mut offences = BTreeSet::new();
			ensure!(!ids.is_empty(), "5: an empty list is stored");
			for id in ids {
				let report = Reports::<T>::get(id).ok_or("5: a listed report is not stored")?;
				ensure!(report.operator == operator && report.service == service, "5: a report is in a wrong list");
				ensure!(offences.insert(report.offence), "5: an offence was reported twice");
				ensure!(!report.is_base() && listed.insert(id), "5: a report is listed twice");
			}
		}
		let services = Reports::<T>::iter().filter(|(_, report)| !report.is_base());
		ensure!(services.count() == listed.len(), "5: a report is not listed");
		Ok(())
	}

	/// 6. In every window a service takes at most κ of the smallest guarantee of each pool.
	fn limits_hold() -> Checked {
		for ids in ReportsOf::<T>::iter_values() {
			let reports: Vec<_> = ids.iter().filter_map(Reports::<T>::get).collect();
			ensure!(within_limits(&reports), "6: a service takes more than its limit");
		}
		Ok(())
	}

	/// 7. The last report about an (operator, era), if it was not vetoed, takes what is missing to the largest offence;
	///    while offences of an era can be reported, its reports are known.
	fn largest_offence_counts() -> Checked {
		for (operator, era, known) in KnownBase::<T>::iter() {
			ensure!(known.settled < known.largest, "7: more is settled than was reported");
			let Some(id) = known.report else { continue };
			let report = Reports::<T>::get(id).ok_or("7: the last report is not stored")?;
			let is_it = report.is_base() && report.operator == operator && report.era == era && !report.is_cancelled();
			ensure!(is_it && report.fraction == known.rest(), "7: the last report does not take what is missing");
		}
		let now = T::Eras::now();
		let in_time = |report: &ReportOf<T>| now <= report.era.plus(T::Eras::slash_window());
		let mut base = Reports::<T>::iter_values().filter(|report| report.is_base() && in_time(report));
		let known = base.all(|report| KnownBase::<T>::contains_key(&report.operator, report.era));
		ensure!(known, "7: a report of consensus is not known");
		Ok(())
	}
}
