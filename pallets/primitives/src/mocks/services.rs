#[cfg(feature = "runtime-benchmarks")]
use super::MockEras;
#[cfg(feature = "runtime-benchmarks")]
use crate::EraClock;
use crate::{AssetKind, Balance, Era, ServiceId, ServiceInspect, SlashTerms};
use alloc::collections::BTreeMap;
use codec::{Decode, Encode};
use frame_support::{storage::unhashed, Parameter};

/// Where [`MockServices`] keeps everything: in the test's externalities, so that every test starts empty.
const STATE: &[u8] = b"mock/services";

/// Services as the test says. Whichever it never named does not exist.
pub struct MockServices;

#[derive(Encode, Decode)]
struct Service<AccountId: Ord> {
	terms: SlashTerms<AccountId>,
	min_stake: Balance,
	/// Who serves it: first era, and the first era no longer.
	operators: BTreeMap<AccountId, (Era, Option<Era>)>,
}

type State<AccountId> = BTreeMap<ServiceId, Service<AccountId>>;

impl MockServices {
	/// Registers `service`, or gives it new terms; it admits every asset and any stake.
	pub fn register<AccountId: Parameter + Ord>(service: ServiceId, terms: SlashTerms<AccountId>) {
		change(|state| {
			let operators = state.remove(&service).map_or_else(BTreeMap::new, |old| old.operators);
			state.insert(service, Service { terms, min_stake: 0, operators });
		})
	}

	/// The least stake with which `service` lets a pool allocate.
	pub fn set_min_stake<AccountId: Parameter + Ord>(service: ServiceId, min_stake: Balance) {
		with::<AccountId, _>(service, |known| known.min_stake = min_stake)
	}

	/// Forgets `service`.
	pub fn remove<AccountId: Parameter + Ord>(service: ServiceId) {
		change::<AccountId, _>(|state| {
			state.remove(&service);
		})
	}

	/// `operator` serves `service` from era `from` on, and may allocate to it at once.
	pub fn serve<AccountId: Parameter + Ord>(service: ServiceId, operator: &AccountId, from: Era) {
		with(service, |known: &mut Service<AccountId>| {
			known.operators.insert(operator.clone(), (from, None));
		})
	}

	/// `operator` no longer serves `service` from era `until` on, and may not allocate to it from now on.
	pub fn leave<AccountId: Parameter + Ord>(service: ServiceId, operator: &AccountId, until: Era) {
		with(service, |known: &mut Service<AccountId>| {
			known.operators.get_mut(operator).expect("the test made it serve").1 = Some(until);
		})
	}
}

fn load<AccountId: Parameter + Ord>() -> State<AccountId> {
	unhashed::get_or_default(STATE)
}

fn change<AccountId: Parameter + Ord, R>(f: impl FnOnce(&mut State<AccountId>) -> R) -> R {
	let mut state = load();
	let result = f(&mut state);
	unhashed::put(STATE, &state);
	result
}

fn with<AccountId: Parameter + Ord, R>(service: ServiceId, f: impl FnOnce(&mut Service<AccountId>) -> R) -> R {
	change(|state| f(state.get_mut(&service).expect("the test registered the service")))
}

impl<AccountId: Parameter + Ord> ServiceInspect<AccountId> for MockServices {
	fn terms(service: ServiceId) -> Option<SlashTerms<AccountId>> {
		load().remove(&service).map(|known: Service<AccountId>| known.terms)
	}

	fn serves(service: ServiceId, operator: &AccountId, era: Era) -> bool {
		load()
			.get(&service)
			.and_then(|known: &Service<AccountId>| known.operators.get(operator))
			.is_some_and(|(from, until)| *from <= era && until.is_none_or(|until| era < until))
	}

	fn may_allocate(service: ServiceId, operator: &AccountId, _: &AssetKind, stake: Balance) -> bool {
		load().get(&service).is_some_and(|known: &Service<AccountId>| {
			stake >= known.min_stake && known.operators.get(operator).is_some_and(|(_, until)| until.is_none())
		})
	}

	#[cfg(feature = "runtime-benchmarks")]
	fn create(terms: SlashTerms<AccountId>, operators: &[AccountId]) -> ServiceId {
		let service = load::<AccountId>().keys().max().copied().unwrap_or_default().next();
		Self::register(service, terms);
		operators.iter().for_each(|operator| Self::serve(service, operator, MockEras::now().next()));
		service
	}
}
