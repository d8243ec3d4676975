//! Who and what there is, as far as commands choose from it.

use crate::common::{random::Random, *};
use palisade_primitives::{AssetKind, Era, EraClock, PoolKey, RedemptionId, ReportId, ServiceId, TicketId};
use pallet_services::OptIn;
use pallet_slashing::Report;

/// A foreign asset that exists from the start; [`OTHER_ASSET`] is another; both may be admitted.
pub const ASSET: u32 = 7;
pub const OTHER_ASSET: u32 = 8;
/// One that is never admitted.
pub const PLAIN_ASSET: u32 = 9;

/// Accounts beside those of the development chain.
const NEWCOMERS: u8 = 8;

/// Everybody who signs.
pub fn accounts() -> Vec<AccountId> {
	let known = polkadot_sdk::sp_keyring::Sr25519Keyring::well_known().map(|key| key.to_account_id());
	known.chain(newcomers()).collect()
}

/// Accounts that genesis knows nothing of.
pub fn newcomers() -> impl Iterator<Item = AccountId> {
	(1..=NEWCOMERS).map(|number| AccountId::from([number; 32]))
}

/// What commands choose from.
pub struct World {
	pub now: Era,
	pub accounts: Vec<AccountId>,
	pub operators: Vec<AccountId>,
	pub pools: Vec<PoolKey<AccountId>>,
	/// With whether something waits to join.
	pub positions: Vec<(AccountId, PoolKey<AccountId>, bool)>,
	/// With the owner.
	pub services: Vec<Serving>,
	pub opt_ins: Vec<(ServiceId, AccountId, OptIn)>,
	pub allocations: Vec<(PoolKey<AccountId>, ServiceId)>,
	pub tickets: Vec<Held>,
	/// Those that some pool is not done with.
	pub reports: Vec<(ReportId, Report<AccountId>)>,
	/// Claims of eras of which nothing was reported.
	pub claims: Vec<(ServiceId, Era, AccountId)>,
	/// With the era of their release.
	pub payouts: Vec<(ReportId, AssetKind, Era)>,
	/// With the token.
	pub baskets: Vec<(palisade_primitives::BasketId, u32, AssetKind)>,
	pub redemptions: Vec<(RedemptionId, AccountId)>,
	/// Offences are named by this counter, so that most names are new.
	pub offences: u64,
}

/// A ticket as far as commands care.
pub struct Held {
	pub id: TicketId,
	pub owner: AccountId,
	pub matures: Era,
	/// It goes to another pool.
	pub comes_over: bool,
}

/// A service as far as commands care.
pub struct Serving {
	pub id: ServiceId,
	pub owner: AccountId,
	pub slasher: AccountId,
	pub max_slash: polkadot_sdk::sp_runtime::Perquintill,
	/// Whether others than the slasher may report.
	pub is_open: bool,
	pub proposed: Option<AccountId>,
	pub ended: bool,
}

impl World {
	/// As of now.
	pub fn look(offences: u64) -> Self {
		let now = Eras::now();
		let service = |service: pallet_services::ServiceView<AccountId>| Serving {
			id: service.id,
			owner: service.owner,
			slasher: service.terms.slasher,
			max_slash: service.terms.max_slash,
			is_open: service.terms.reporter_bond.is_some(),
			proposed: service.proposed_owner,
			ended: service.until.is_some(),
		};
		let allocations = pallet_restaking::Books::<Runtime>::iter()
			.flat_map(|(key, book)| book.allocations.into_iter().map(move |of| (key.clone(), of.service)));
		let accounts = accounts();
		// Nobody has the key of a basket.
		let signs = |who: &AccountId| accounts.contains(who);
		let tickets = pallet_delegation::Tickets::<Runtime>::iter()
			.map(|(id, of)| Held { id, owner: of.owner, matures: of.matures, comes_over: of.destination.is_some() })
			.filter(|ticket| signs(&ticket.owner))
			.collect();
		let positions = pallet_delegation::Positions::<Runtime>::iter()
			.map(|(who, key, position)| (who, key, position.entry.is_some()))
			.filter(|(who, ..)| signs(who))
			.collect();
		let claims = pallet_slashing::Cases::<Runtime>::iter().filter(|(_, _, case)| case.reports == 0).flat_map(
			|(service, era, case)| case.claims.into_iter().map(move |claim| (service, era, claim.beneficiary)),
		);
		let payouts = Slashing::payouts().into_iter().map(|(report, asset, payout)| (report, asset, payout.release));
		let baskets = pallet_lrt::Baskets::<Runtime>::iter()
			.map(|(id, basket)| (id, configs::lrt::TOKEN_ID_BASE + id.0, basket.asset));
		Self {
			now,
			accounts,
			operators: pallet_operators::Records::<Runtime>::iter_keys().collect(),
			pools: pallet_delegation::Pools::<Runtime>::iter_keys().collect(),
			positions,
			services: Services::views().into_iter().map(service).collect(),
			opt_ins: pallet_services::OptIns::<Runtime>::iter().collect(),
			allocations: allocations.collect(),
			tickets,
			reports: pallet_slashing::Reports::<Runtime>::iter().filter(|(_, report)| !report.is_closed()).collect(),
			claims: claims.collect(),
			payouts: payouts.collect(),
			baskets: baskets.collect(),
			redemptions: pallet_lrt::Redemptions::<Runtime>::iter().map(|(id, of)| (id, of.owner)).collect(),
			offences,
		}
	}

	pub fn anybody(&self, random: &mut Random) -> AccountId {
		random.pick(&self.accounts).expect("somebody is there").clone()
	}

	/// Mostly `who`.
	pub fn mostly(&self, random: &mut Random, who: &AccountId) -> AccountId {
		if random.chance(92) {
			who.clone()
		} else {
			self.anybody(random)
		}
	}

	pub fn operator(&self, random: &mut Random) -> AccountId {
		if random.chance(92) {
			random.pick(&self.operators).cloned().unwrap_or_else(|| self.anybody(random))
		} else {
			self.anybody(random)
		}
	}

	/// Mostly one that exists.
	pub fn pool(&self, random: &mut Random) -> PoolKey<AccountId> {
		match random.pick(&self.pools) {
			Some(key) if random.chance(96) => key.clone(),
			_ => PoolKey { operator: self.anybody(random), ..restaked(self.anybody(random)) },
		}
	}

	/// Mostly one that still goes on.
	pub fn service(&self, random: &mut Random) -> Option<&Serving> {
		let going: Vec<_> = self.services.iter().filter(|service| !service.ended).collect();
		match random.pick(&going) {
			Some(service) if random.chance(90) => Some(*service),
			_ => random.pick(&self.services),
		}
	}

	/// Mostly of an asset that pools take.
	pub fn asset(&self, random: &mut Random) -> AssetKind {
		match random.below(10) {
			0..=5 => AssetKind::Native,
			6..=8 => AssetKind::WithId(ASSET),
			_ => AssetKind::WithId(OTHER_ASSET),
		}
	}
}
