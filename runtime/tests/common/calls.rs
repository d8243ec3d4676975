//! What is likely to change its shape: how a service is registered, an operator set up, a report made, and what a
//! verdict takes out of circulation. The suites build these calls here only.

use super::*;
use palisade_primitives::AssetKind;
use pallet_delegation::types::AssetTerms;
use pallet_restaking::RiskPolicy;
use polkadot_sdk::{
	sp_core::{sr25519, Pair},
	sp_runtime::{FixedU128, Perbill},
};

/// The terms of a service that a test cares about.
#[derive(Clone, Debug)]
pub struct Terms {
	pub slasher: AccountId,
	pub resolver: Option<AccountId>,
	pub max_slash: Perquintill,
	pub window: u32,
	pub assets: Vec<AssetKind>,
	pub min_bond: Balance,
	pub max_operators: u32,
	pub needs_key: bool,
	pub category: Category,
	/// What anybody but the slasher puts up to report.
	pub reporter_bond: Option<Balance>,
	pub waterfall: Waterfall,
}

impl Terms {
	/// A service on the native asset that may take `max_slash`; all of it is burned, and nobody but the slasher reports.
	pub fn new(slasher: AccountId, resolver: Option<AccountId>, max_slash: Perquintill) -> Self {
		Self {
			slasher,
			resolver,
			max_slash,
			window: 2,
			assets: vec![AssetKind::Native],
			min_bond: 0,
			max_operators: 8,
			needs_key: false,
			category: Category::Oracle,
			reporter_bond: None,
			waterfall: Waterfall::default(),
		}
	}

	pub fn requirements(&self) -> Requirements {
		Requirements {
			assets: self.assets.clone().try_into().unwrap(),
			min_bond: self.min_bond,
			min_stake: 0,
			max_operators: self.max_operators,
			needs_key: self.needs_key,
		}
	}

	/// Under which it may slash.
	pub fn slash_terms(&self) -> SlashTerms<AccountId> {
		SlashTerms {
			max_slash: self.max_slash,
			window: self.window,
			slasher: self.slasher.clone(),
			resolver: self.resolver.clone(),
			reporter_bond: self.reporter_bond,
			waterfall: self.waterfall,
		}
	}
}

pub fn register_service(terms: &Terms) -> RuntimeCall {
	let registration = RegisterService {
		metadata: metadata(),
		category: terms.category,
		terms: terms.slash_terms(),
		requirements: terms.requirements(),
	};
	pallet_services::Call::register { service: Box::new(registration) }.into()
}

pub fn metadata() -> Metadata {
	Metadata { name: b"oracle".to_vec().try_into().unwrap(), link: b"https://example.org".to_vec().try_into().unwrap() }
}

pub fn register_operator(bond: Balance, commission: Perbill) -> RuntimeCall {
	let metadata = b"Operator".to_vec().try_into().unwrap();
	pallet_operators::Call::register { bond, commission, metadata }.into()
}

/// `operator` puts its pool of `asset` at risk for a service.
pub fn allocate(asset: AssetKind, service: ServiceId, weight: Perquintill) -> RuntimeCall {
	pallet_restaking::Call::allocate { asset, service, weight }.into()
}

/// A report of the offence that is named by a number.
pub fn accuse(service: ServiceId, operator: &AccountId, era: Era, offence: u64, fraction: Perquintill) -> RuntimeCall {
	let (offence, evidence) = (H256::from_low_u64_be(offence), H256::zero());
	pallet_slashing::Call::report { service, operator: operator.clone(), era, offence, fraction, evidence }.into()
}

/// Governance admits an asset with room for everybody, worth as much as the native one.
pub fn admit(asset: u32) {
	let rate = FixedU128::from_u32(1);
	let asset_kind = Box::new(AssetKind::WithId(asset));
	assert_ok!(sudo(polkadot_sdk::pallet_asset_rate::Call::<Runtime>::create { asset_kind, rate }));
	assert_ok!(sudo(pallet_delegation::Call::admit_asset { asset, terms: roomy() }));
}

/// Terms of an asset of which pools take as much as there is.
pub fn roomy() -> AssetTerms {
	AssetTerms { min_deposit: PAL, cap: Balance::MAX, operator_cap: Balance::MAX, inflow: Balance::MAX }
}

/// Where a verdict's money went.
pub struct Verdict<'a> {
	pub report: ReportId,
	pub pool: &'a PoolKey<AccountId>,
	pub harmed: Balance,
	pub reporter: Balance,
	pub insurance: Balance,
	pub burned: Balance,
}

impl Verdict<'_> {
	/// All that the pool paid.
	pub fn total(&self) -> Balance {
		self.harmed + self.reporter + self.insurance + self.burned
	}
}

/// What became of what a verdict took of a pool.
pub fn paid_out(event: &RuntimeEvent) -> Option<Verdict<'_>> {
	match event {
		RuntimeEvent::Slashing(pallet_slashing::Event::PaidOut {
			report,
			pool,
			harmed,
			reporter,
			insurance,
			burned,
		}) => Some(Verdict {
			report: *report,
			pool,
			harmed: *harmed,
			reporter: *reporter,
			insurance: *insurance,
			burned: *burned,
		}),
		_ => None,
	}
}

/// What a verdict took of a pool.
pub fn taken_by(event: &RuntimeEvent) -> Option<(ReportId, &PoolKey<AccountId>, Balance)> {
	match event {
		RuntimeEvent::Delegation(pallet_delegation::Event::Executed { pool, report, from_stake, from_leaving }) => {
			Some((*report, pool, from_stake + from_leaving))
		}
		_ => None,
	}
}

/// Registers a service of `owner`.
pub fn open_service(owner: &AccountId, terms: &Terms) -> ServiceId {
	let service = pallet_services::NextService::<Runtime>::get();
	assert_ok!(call(owner.clone(), register_service(terms)));
	service
}

/// `operator` agrees with the service's `owner`, and puts `weight` of its pool of `asset` at risk, both from the next era on.
pub fn serve(owner: &AccountId, service: ServiceId, operator: &AccountId, asset: AssetKind, weight: Perquintill) {
	if !Services::operators(service).iter().any(|view| view.operator == *operator) {
		assert_ok!(call(operator.clone(), pallet_services::Call::request_opt_in { service }));
		let accept = pallet_services::Call::accept_operator { service, operator: operator.clone() };
		assert_ok!(call(owner.clone(), accept));
	}
	assert_ok!(call(operator.clone(), allocate(asset, service, weight)));
}

/// How much risk a pool without a policy takes.
pub fn unset_policy() -> RiskPolicy {
	RiskPolicy::unset(configs::restaking::MaxDegree::get())
}

/// `operator` says how much risk its pool of `asset` takes.
pub fn set_policy(asset: AssetKind, policy: RiskPolicy) -> RuntimeCall {
	pallet_restaking::Call::set_policy { asset, policy }.into()
}

/// `operator`'s key for `service` that `seed` makes, with the proof that it has it.
pub fn set_service_key(service: ServiceId, operator: &AccountId, seed: u8) -> RuntimeCall {
	let pair = sr25519::Pair::from_seed(&[seed; 32]);
	let proof = pair.sign(&Services::proof_message(service, operator));
	pallet_services::Call::set_service_key { service, key: pair.public(), proof }.into()
}

/// Governance says what services' verdicts of one era may take of all that is staked.
pub fn set_quota(part: Perquintill) -> RuntimeCall {
	use configs::parameters::{
		dynamic_params::slashing::{MaxPerEra, Parameters},
		RuntimeParameters,
	};
	let key_value = RuntimeParameters::Slashing(Parameters::MaxPerEra(MaxPerEra, Some(part)));
	polkadot_sdk::pallet_parameters::Call::set_parameter { key_value }.into()
}
