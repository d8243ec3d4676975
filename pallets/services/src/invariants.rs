//! What is always true; numbered as in the README.

use crate::{Config, HoldReason, KeyHolders, Keys, MetadataOf, NextService, OptIns, Pallet, Services, Versions};
use frame_support::{
	ensure,
	traits::{fungible::InspectHold, Get},
};
use palisade_primitives::{Balance, Era, EraClock, CHAIN};

impl<T: Config> Pallet<T> {
	/// All invariants.
	pub fn check() -> Result<(), &'static str> {
		ids_come_from_the_counter::<T>()?; // 1
		terms_are_in_range::<T>()?; // 2
		deposits_are_held::<T>()?; // 3
		seats_add_up::<T>()?; // 4
		opt_ins_are_ordered::<T>()?; // 5
		versions_are_ordered::<T>()?; // 6
		keys_have_one_holder::<T>() // 7
	}
}

/// 1. Every service has an id from the counter, never the chain's, and metadata; there is no other metadata.
fn ids_come_from_the_counter<T: Config>() -> Result<(), &'static str> {
	let next = NextService::<T>::get();
	for id in Services::<T>::iter_keys() {
		ensure!(CHAIN < id && id < next, "services 1: id not from the counter");
		ensure!(MetadataOf::<T>::contains_key(id), "services 1: service without metadata");
	}
	ensure!(MetadataOf::<T>::iter_keys().all(Services::<T>::contains_key), "services 1: metadata without service");
	Ok(())
}

/// 2. All versions of terms and requirements are within their bounds, and nothing ends later than the next era.
fn terms_are_in_range<T: Config>() -> Result<(), &'static str> {
	let next = T::Eras::now().next();
	for service in Services::<T>::iter_values() {
		for terms in service.terms.iter().map(|version| &version.value) {
			ensure!(!terms.max_slash.is_zero(), "services 2: κ is zero");
			ensure!(terms.window >= 1, "services 2: no window");
			ensure!(Pallet::<T>::adds_up(&terms.waterfall), "services 2: waterfall above the whole");
		}
		for asks in service.requirements.iter().map(|version| &version.value) {
			ensure!(!asks.assets.is_empty(), "services 2: no assets");
			let limit = 1..=T::MaxOperators::get();
			ensure!(limit.contains(&asks.max_operators), "services 2: operator limit out of range");
		}
		ensure!(service.until.is_none_or(|until| until <= next), "services 2: ends in the future");
	}
	Ok(())
}

/// 3. Every owner has the deposits of its services on hold.
fn deposits_are_held<T: Config>() -> Result<(), &'static str> {
	for owner in Services::<T>::iter_values().map(|service| service.owner) {
		let owed = Services::<T>::iter_values()
			.filter(|service| service.owner == owner)
			.fold(0, |sum: Balance, service| sum.saturating_add(service.deposit));
		let held = T::Currency::balance_on_hold(&HoldReason::ServiceDeposit.into(), &owner);
		ensure!(held >= owed, "services 3: deposit not held");
	}
	Ok(())
}

/// 4. A service counts exactly the opt-ins in force, and never more than `MaxOperators`.
fn seats_add_up<T: Config>() -> Result<(), &'static str> {
	for (id, service) in Services::<T>::iter() {
		let in_force = OptIns::<T>::iter_prefix_values(id).filter(|opt_in| opt_in.in_force()).count();
		ensure!(usize::try_from(service.operators) == Ok(in_force), "services 4: seats do not add up");
		ensure!(service.operators <= T::MaxOperators::get(), "services 4: too many operators");
	}
	Ok(())
}

/// 5. An opt-in has a side that agreed, not in the future, ends only after both agreed, and not later than the next era.
fn opt_ins_are_ordered<T: Config>() -> Result<(), &'static str> {
	let now = T::Eras::now();
	for opt_in in OptIns::<T>::iter_values() {
		let sides = [opt_in.operator_since, opt_in.service_since];
		ensure!(sides.iter().any(Option::is_some), "services 5: nobody agreed");
		ensure!(sides.iter().flatten().all(|since| *since <= now), "services 5: agreed in the future");
		let Some(until) = opt_in.until else { continue };
		ensure!(opt_in.from().is_some_and(|from| from <= until), "services 5: ended before it was agreed");
		ensure!(until <= now.next(), "services 5: ends in the future");
	}
	Ok(())
}

/// 6. Versions are in the order of their eras, at most one waits, terms and requirements hold now, ended services wait for none.
fn versions_are_ordered<T: Config>() -> Result<(), &'static str> {
	let now = T::Eras::now();
	for service in Services::<T>::iter_values() {
		let (terms, requirements) = (&service.terms, &service.requirements);
		ensure!(in_order(terms, now) && in_order(requirements, now), "services 6: versions out of order");
		ensure!(terms.at(now).is_some() && requirements.at(now).is_some(), "services 6: nothing holds");
		let waits = terms.waiting(now).is_some() || requirements.waiting(now).is_some();
		ensure!(service.until.is_none() || !waits, "services 6: an ended service changes");
	}
	ensure!(Keys::<T>::iter_values().all(|keys| in_order(&keys, now)), "services 6: keys out of order");
	Ok(())
}

/// Whether each version begins after the one before it, and all but the last have begun.
fn in_order<Value>(versions: &Versions<Value>, now: Era) -> bool {
	versions.iter().zip(versions.iter().skip(1)).all(|(version, next)| version.from < next.from && version.from <= now)
}

/// 7. Every known key has exactly one holder, is listed once, and belongs to an opt-in to which both sides agreed.
fn keys_have_one_holder<T: Config>() -> Result<(), &'static str> {
	let mut listed = 0usize;
	for (service, operator, keys) in Keys::<T>::iter() {
		ensure!(keys.iter().next().is_some(), "services 7: a holder without keys");
		let agreed = OptIns::<T>::get(service, &operator).is_some_and(|opt_in| opt_in.from().is_some());
		ensure!(agreed, "services 7: keys without an opt-in");
		let holder = Some((service, operator));
		ensure!(keys.iter().all(|key| KeyHolders::<T>::get(key.value) == holder), "services 7: key of another holder");
		listed = listed.saturating_add(keys.iter().count());
	}
	ensure!(KeyHolders::<T>::iter_keys().count() == listed, "services 7: keys listed twice or not at all");
	Ok(())
}
