#[cfg(feature = "runtime-benchmarks")]
use super::MockEras;
#[cfg(feature = "runtime-benchmarks")]
use crate::EraClock;
use crate::{AssetKind, Balance, Category, Era, ServiceId, ServiceInspect, ServiceKey, SlashTerms, Waterfall};
use alloc::{collections::BTreeMap, vec::Vec};
use codec::{Decode, Encode};
use frame_support::{storage::unhashed, Parameter};
use sp_runtime::Perquintill;

/// Where [`MockServices`] keeps everything: in the test's externalities, so that every test starts empty.
const STATE: &[u8] = b"mock/services";

/// Services as the test says. Whichever it never named does not exist.
pub struct MockServices;

#[derive(Encode, Decode)]
struct Service<AccountId: Ord> {
	/// Terms, and the first era that has them; the first ones hold for all eras before.
	terms: Vec<(Era, SlashTerms<AccountId>)>,
	owner: Option<AccountId>,
	category: Category,
	keys: BTreeMap<AccountId, ServiceKey>,
	min_stake: Balance,
	/// Who serves it: first era, and the first era no longer.
	operators: BTreeMap<AccountId, (Era, Option<Era>)>,
}

type State<AccountId> = BTreeMap<ServiceId, Service<AccountId>>;

impl MockServices {
	/// Terms of a service whose slasher alone reports, whom nobody vetoes, and all of whose slashes are burned.
	pub fn terms_of<AccountId>(slasher: AccountId, max_slash: Perquintill, window: u32) -> SlashTerms<AccountId> {
		let (resolver, reporter_bond, waterfall) = (None, None, Waterfall::default());
		SlashTerms { max_slash, window, slasher, resolver, reporter_bond, waterfall }
	}

	/// Registers `service`, or gives it new terms for all eras; it is an oracle that admits every asset and any stake.
	pub fn register<AccountId: Parameter + Ord>(service: ServiceId, terms: SlashTerms<AccountId>) {
		change(|state: &mut State<AccountId>| {
			let known = state.entry(service).or_insert_with(|| Service {
				terms: Vec::new(),
				owner: None,
				category: Category::Oracle,
				keys: BTreeMap::new(),
				min_stake: 0,
				operators: BTreeMap::new(),
			});
			known.terms = Vec::from([(Era(0), terms)]);
		})
	}

	/// What is committed to `service` in era `from` and later has `terms`.
	pub fn set_terms<AccountId: Parameter + Ord>(service: ServiceId, from: Era, terms: SlashTerms<AccountId>) {
		with(service, |known| known.terms.push((from, terms)))
	}

	/// Who owns `service`.
	pub fn set_owner<AccountId: Parameter + Ord>(service: ServiceId, owner: AccountId) {
		with(service, |known| known.owner = Some(owner))
	}

	/// What kind of protocol `service` is.
	pub fn set_category<AccountId: Parameter + Ord>(service: ServiceId, category: Category) {
		with::<AccountId, _>(service, |known| known.category = category)
	}

	/// With which key `operator` signs for `service`, in every era.
	pub fn set_key<AccountId: Parameter + Ord>(service: ServiceId, operator: &AccountId, key: ServiceKey) {
		with(service, |known: &mut Service<AccountId>| {
			known.keys.insert(operator.clone(), key);
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
	fn terms(service: ServiceId, era: Era) -> Option<SlashTerms<AccountId>> {
		let known: Service<AccountId> = load().remove(&service)?;
		let last = known.terms.iter().rev().find(|(from, _)| *from <= era);
		last.or(known.terms.first()).map(|(_, terms)| terms.clone())
	}

	fn owner(service: ServiceId) -> Option<AccountId> {
		load().remove(&service)?.owner
	}

	fn category(service: ServiceId) -> Option<Category> {
		load::<AccountId>().get(&service).map(|known| known.category)
	}

	fn key(service: ServiceId, operator: &AccountId, _: Era) -> Option<ServiceKey> {
		load::<AccountId>().get(&service)?.keys.get(operator).copied()
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
		let owner = terms.slasher.clone();
		Self::register(service, terms);
		Self::set_owner(service, owner);
		operators.iter().for_each(|operator| Self::serve(service, operator, MockEras::now().next()));
		service
	}
}
