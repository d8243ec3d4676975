//! What is always true of the pallet's storage; the numbers are those of the README.

use crate::{
	limit::within_limits,
	types::{Lane, PoolState, Report, Visit},
	Agenda, Booked, BookedBy, Cases, Config, Cursor, HoldReason, KnownBase, NextReportId, Pallet, Payouts, ReportOf,
	Reports, ReportsOf,
};
use alloc::{
	collections::{BTreeMap, BTreeSet},
	vec::Vec,
};
use frame_support::{
	ensure,
	traits::{fungible::hold::Inspect as _, fungibles::Inspect as _},
};
use palisade_primitives::{AssetKind, Balance, Era, EraClock, ReportId, ServiceId, StakeInspect, CHAIN};

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
		Self::largest_offence_counts()?;
		Self::bonds_are_held()?;
		Self::bookings_add_up()?;
		Self::payouts_are_covered()?;
		Self::cases_are_needed()
	}

	/// 1. A report takes something, was made in time, before it is due and due in time, and reaches different pools of its
	///    operator: with their guarantees and within κ if it is a service's, native ones without if it is consensus's, which
	///    alone is objective, and names neither reporter nor resolver.
	fn is_well_formed(id: ReportId, report: &ReportOf<T>) -> Checked {
		let Report { era, until, reported, due, last, lane, fraction, ref pools, .. } = *report;
		ensure!(id < NextReportId::<T>::get(), "1: a report has an id that was not given out");
		ensure!(!fraction.is_zero() && !pools.is_empty(), "1: a report takes nothing");
		ensure!(era <= reported && reported < due && reported <= T::Eras::now(), "1: a report's eras are out of order");
		ensure!(report.is_base() || reported <= until, "1: a report was made out of its window");
		ensure!(due <= last, "1: a verdict falls after what was leaving has left");
		ensure!(report.is_base() == (lane == Lane::Objective), "1: a report is in a wrong lane");
		ensure!(
			report.is_base() != report.reporter.is_some(),
			"1: nobody reported for a service, or somebody for the chain"
		);
		ensure!(!report.is_base() || report.resolver.is_none(), "1: a report of consensus has a resolver");
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

	/// 2. A report is vetoed on all pools where it has not lapsed, or on none, and executed on none before it is due. Only a
	///    service's lapses.
	fn ends_at_once(report: &ReportOf<T>) -> Checked {
		let lapsed = report.pools.iter().any(|row| row.state == PoolState::Lapsed);
		ensure!(!lapsed || !report.is_base(), "2: a report of consensus lapsed");
		let all_over = report.pools.iter().all(|row| matches!(row.state, PoolState::Cancelled | PoolState::Lapsed));
		ensure!(!report.is_cancelled() || all_over, "2: a report is vetoed on some pools only");
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

	/// 4. Every report is on the agenda exactly once, not before the cursor's era, and so is every case that the cursor has
	///    not come to; nothing else is.
	fn agenda_names_each_once() -> Checked {
		let (mut reports, cursor) = (BTreeSet::new(), Cursor::<T>::get());
		for (era, visit) in Agenda::<T>::iter_keys() {
			ensure!(cursor <= era, "4: a visit was left out");
			match visit {
				Visit::Report(id) => {
					ensure!(reports.insert(id), "4: the agenda names a report twice");
				}
				Visit::Case(service, of) => {
					let case = Cases::<T>::get(service, of);
					ensure!(case.is_some_and(|case| case.until.next() == era), "4: the agenda names a case wrongly");
				}
			}
		}
		let known: BTreeSet<_> = Reports::<T>::iter_keys().collect();
		ensure!(known == reports, "4: the agenda does not name every report");
		let mut ahead = Cases::<T>::iter().filter(|(_, _, case)| cursor <= case.until);
		let named =
			ahead.all(|(service, era, case)| Agenda::<T>::contains_key(case.until.next(), Visit::Case(service, era)));
		ensure!(named, "4: the agenda does not name every case");
		Ok(())
	}

	/// 5. A service's reports about an operator are listed under both, each once, with different offences; at most half of
	///    the places are taken by others than the slasher.
	fn lists_are_complete() -> Checked {
		let mut listed = BTreeSet::new();
		for (operator, service, ids) in ReportsOf::<T>::iter() {
			let mut offences = BTreeSet::new();
			ensure!(!ids.is_empty(), "5: an empty list is stored");
			let reports: Vec<_> = ids.iter().filter_map(Reports::<T>::get).collect();
			ensure!(Self::leaves_the_slasher_room(&reports), "5: others took the slasher's places");
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

	/// 7. The last report about an (operator, era), if it was not vetoed, takes what is missing to the largest offence, or
	///    less if a verdict reduced it; while offences of an era can be reported, its reports are known.
	fn largest_offence_counts() -> Checked {
		for (operator, era, known) in KnownBase::<T>::iter() {
			ensure!(known.settled < known.largest, "7: more is settled than was reported");
			let Some(id) = known.report else { continue };
			let report = Reports::<T>::get(id).ok_or("7: the last report is not stored")?;
			let is_it = report.is_base() && report.operator == operator && report.era == era && !report.is_cancelled();
			ensure!(is_it && report.fraction <= known.rest(), "7: the last report takes more than is missing");
			let takes_all = report.reduced.is_some() || report.fraction == known.rest();
			ensure!(takes_all, "7: the last report does not take what is missing");
		}
		let now = T::Eras::now();
		let in_time = |report: &ReportOf<T>| now <= report.era.plus(T::Eras::slash_window());
		let mut base = Reports::<T>::iter_values().filter(|report| report.is_base() && in_time(report));
		let known = base.all(|report| KnownBase::<T>::contains_key(&report.operator, report.era));
		ensure!(known, "7: a report of consensus is not known");
		Ok(())
	}

	/// 8. What is held of an account is the bonds of its reports that are not over.
	fn bonds_are_held() -> Checked {
		let mut bonds = BTreeMap::<T::AccountId, Balance>::new();
		for report in Reports::<T>::iter_values().filter(|report| !report.is_closed()) {
			let Some((who, bond)) = report.bond() else { continue };
			let sum = bonds.entry(who.clone()).or_default();
			*sum = sum.saturating_add(bond);
		}
		let reason = HoldReason::ReporterBond.into();
		let right = |who: &T::AccountId| {
			let bond = bonds.get(who).copied().unwrap_or_default();
			T::Currency::balance_on_hold(&reason, who) == bond
		};
		ensure!(bonds.keys().all(right), "8: a bond is not held");
		let all = frame_system::Account::<T>::iter_keys().all(|who| right(&who));
		ensure!(all, "8: something is held that is no bond");
		Ok(())
	}

	/// 9. What is booked of an asset for an era is what services' reports due then take of pools that are not done with
	///    them, each ceiled; altogether, and by each service.
	fn bookings_add_up() -> Checked {
		let mut booked = BTreeMap::<(Era, AssetKind), Balance>::new();
		let mut booked_by = BTreeMap::<(Era, ServiceId, AssetKind), Balance>::new();
		for report in Reports::<T>::iter_values().filter(|report| !report.is_base()) {
			for row in report.pools.iter().filter(|row| !row.state.is_over()) {
				let (asset, amount) = (row.pool.asset.clone(), row.part(report.fraction));
				let all = booked.entry((report.due, asset.clone())).or_default();
				*all = all.saturating_add(amount);
				let own = booked_by.entry((report.due, report.service, asset)).or_default();
				*own = own.saturating_add(amount);
			}
		}
		let stored: BTreeMap<_, _> = Booked::<T>::iter().map(|(era, asset, amount)| ((era, asset), amount)).collect();
		ensure!(stored == booked, "9: the bookings of an era do not add up");
		ensure!(
			BookedBy::<T>::iter().collect::<BTreeMap<_, _>>() == booked_by,
			"9: a service's bookings do not add up"
		);
		Ok(())
	}

	/// 10. What is set aside for the harmed lies in the payout account, and is owed to different ones.
	fn payouts_are_covered() -> Checked {
		let mut sums = BTreeMap::<AssetKind, Balance>::new();
		for (_, asset, payout) in Payouts::<T>::iter() {
			let names: BTreeSet<_> = payout.owed.iter().map(|owed| &owed.beneficiary).collect();
			ensure!(!names.is_empty() && names.len() == payout.owed.len(), "10: a payout is owed to nobody, or twice");
			ensure!(payout.owed.iter().all(|owed| owed.amount > 0), "10: somebody is owed nothing");
			let sum = sums.entry(asset).or_default();
			*sum = sum.saturating_add(payout.amount());
		}
		let pot = Self::payout_account();
		let covered = |(asset, sum): (&AssetKind, &Balance)| *sum <= T::Assets::balance(asset.clone(), &pot);
		ensure!(sums.iter().all(covered), "10: the payout account does not have what is set aside");
		Ok(())
	}

	/// 11. A case counts the stored reports of its era; it is stored while there are some or, until nothing of the era can be
	///     reported any more, claims. Claims are of something, of different ones, and can be added up.
	fn cases_are_needed() -> Checked {
		let mut counts = BTreeMap::<(ServiceId, Era), u32>::new();
		for report in Reports::<T>::iter_values().filter(|report| !report.is_base()) {
			let count = counts.entry((report.service, report.era)).or_default();
			*count = count.saturating_add(1);
		}
		for (service, era, case) in Cases::<T>::iter() {
			let reports = counts.remove(&(service, era)).unwrap_or_default();
			ensure!(case.reports == reports && service != CHAIN, "11: a case does not count its reports");
			let alive = !case.claims.is_empty() && Cursor::<T>::get() <= case.until.next();
			ensure!(reports > 0 || alive, "11: a case is stored that nothing needs");
			let names: BTreeSet<_> = case.claims.iter().map(|claim| &claim.beneficiary).collect();
			ensure!(names.len() == case.claims.len(), "11: somebody has two claims");
			let sum = case.claims.iter().try_fold(0, |sum: Balance, claim| sum.checked_add(claim.amount));
			ensure!(
				sum.is_some() && case.claims.iter().all(|claim| claim.amount > 0),
				"11: a claim has a wrong amount"
			);
		}
		ensure!(counts.is_empty(), "11: a report has no case");
		Ok(())
	}
}
