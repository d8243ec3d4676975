//! The SDK's `pallet-staking` and `pallet-nomination-pools` in a runtime of their own, set up as the SDK sets them up for its tests
//! of both together, and what the former does.
//!
//! Everything that costs it is chosen in its favour, and said in the results: each nominator names one validator, the list of voters is
//! a plain map, rewards are paid by pages of 64, slashes are applied at once.

use crate::{
	accounts::{newcomer, operator, staker, ENDOWMENT, PAL, STAKE},
	engine::{Cost, Effort, State},
	report::{Measured, Operation, Side},
	size,
};
use polkadot_sdk::{
	frame_election_provider_support::{
		bounds::{ElectionBounds, ElectionBoundsBuilder},
		onchain, SequentialPhragmen,
	},
	frame_support::{
		construct_runtime, derive_impl, parameter_types,
		traits::{
			BuildGenesisConfig, ConstBool, ConstU128, ConstU32, ConstU64, ConstU8, Hooks, RewardsReporter,
			VariantCountOf, WhitelistedStorageKeys,
		},
		PalletId,
	},
	pallet_session::SessionManager,
	sp_core::{storage::Storage, U256},
	sp_runtime::{
		traits::{Convert, Dispatchable, IdentityLookup},
		AccountId32, FixedU128, Perbill,
	},
	sp_staking::{offence::OffenceDetails, EraPayout},
	sp_state_machine::BasicExternalities,
	*,
};
use std::{
	collections::{BTreeMap, BTreeSet},
	path::Path,
};

/// An account.
pub type AccountId = AccountId32;
type Balance = u128;
type Block = frame_system::mocking::MockBlock<Runtime>;

/// What a validator stakes itself.
const BOND: Balance = 10_000 * PAL;
/// Milliseconds of an era.
const ERA_MILLIS: u64 = 86_400_000;

construct_runtime!(
	pub enum Runtime {
		System: frame_system,
		Timestamp: pallet_timestamp,
		Balances: pallet_balances,
		Staking: pallet_staking,
		Pools: pallet_nomination_pools,
		DelegatedStaking: pallet_delegated_staking,
	}
);

#[derive_impl(frame_system::config_preludes::TestDefaultConfig)]
impl frame_system::Config for Runtime {
	type AccountData = pallet_balances::AccountData<Balance>;
	type AccountId = AccountId;
	type Block = Block;
	type Lookup = IdentityLookup<Self::AccountId>;
}

impl pallet_timestamp::Config for Runtime {
	type MinimumPeriod = ConstU64<5>;
	type Moment = u64;
	type OnTimestampSet = ();
	type WeightInfo = ();
}

#[derive_impl(pallet_balances::config_preludes::TestDefaultConfig)]
impl pallet_balances::Config for Runtime {
	type AccountStore = System;
	type Balance = Balance;
	type ExistentialDeposit = ConstU128<{ PAL / 1_000 }>;
	type FreezeIdentifier = RuntimeFreezeReason;
	type MaxFreezes = VariantCountOf<RuntimeFreezeReason>;
	type RuntimeFreezeReason = RuntimeFreezeReason;
}

parameter_types! {
	/// None: everybody votes.
	pub Unbounded: ElectionBounds = ElectionBoundsBuilder::default().build();
	/// Of slashes, for who tells a pool to take a member's part.
	pub const SlashReward: Perbill = Perbill::from_percent(1);
	/// Of delegated staking.
	pub const DelegatedStakingId: PalletId = PalletId(*b"py/dlstk");
	/// Of pools.
	pub const PoolsId: PalletId = PalletId(*b"py/nopls");
}

/// Elects on chain.
pub struct Election;

impl onchain::Config for Election {
	type Bounds = Unbounded;
	type DataProvider = Staking;
	type MaxBackersPerWinner = ConstU32<{ u32::MAX }>;
	type MaxWinnersPerPage = ConstU32<100>;
	type Solver = SequentialPhragmen<AccountId, Perbill>;
	type Sort = ConstBool<true>;
	type System = Runtime;
	type WeightInfo = ();
}

/// A thousandth of what is staked, each era.
pub struct Payout;

impl EraPayout<Balance> for Payout {
	fn era_payout(staked: Balance, _: Balance, _: u64) -> (Balance, Balance) {
		(staked / 1_000, 0)
	}
}

#[derive_impl(pallet_staking::config_preludes::TestDefaultConfig)]
impl pallet_staking::Config for Runtime {
	type AdminOrigin = frame_system::EnsureRoot<AccountId>;
	type Currency = Balances;
	type ElectionProvider = onchain::OnChainExecution<Election>;
	type EraPayout = Payout;
	type EventListeners = (Pools, DelegatedStaking);
	type Filter = pallet_nomination_pools::AllPoolMembers<Runtime>;
	type GenesisElectionProvider = Self::ElectionProvider;
	type MaxExposurePageSize = ConstU32<64>;
	type OldCurrency = Balances;
	type SessionsPerEra = ConstU32<1>;
	type TargetList = pallet_staking::UseValidatorsMap<Self>;
	type UnixTime = Timestamp;
	type VoterList = pallet_staking::UseNominatorsAndValidatorsMap<Self>;
}

impl pallet_delegated_staking::Config for Runtime {
	type CoreStaking = Staking;
	type Currency = Balances;
	type OnSlash = ();
	type PalletId = DelegatedStakingId;
	type RuntimeEvent = RuntimeEvent;
	type RuntimeHoldReason = RuntimeHoldReason;
	type SlashRewardFraction = SlashReward;
}

/// Balances are counted in 128 bits.
pub struct Widen;

impl Convert<Balance, U256> for Widen {
	fn convert(balance: Balance) -> U256 {
		balance.into()
	}
}

impl Convert<U256, Balance> for Widen {
	fn convert(balance: U256) -> Balance {
		balance.try_into().expect("no more is issued")
	}
}

impl pallet_nomination_pools::Config for Runtime {
	type AdminOrigin = frame_system::EnsureRoot<AccountId>;
	type BalanceToU256 = Widen;
	type BlockNumberProvider = System;
	type Currency = Balances;
	type Filter = pallet_staking::AllStakers<Runtime>;
	type MaxMetadataLen = ConstU32<256>;
	type MaxPointsToBalance = ConstU8<10>;
	type MaxUnbonding = ConstU32<8>;
	type MaxUnbondingPools = ConstU32<5>;
	type PalletId = PoolsId;
	type RewardCounter = FixedU128;
	type RuntimeEvent = RuntimeEvent;
	type RuntimeFreezeReason = RuntimeFreezeReason;
	type StakeAdapter = pallet_nomination_pools::adapter::DelegateStake<Self, Staking, DelegatedStaking>;
	type U256ToBalance = Widen;
	type WeightInfo = ();
}

/// Measures everything with so many nominators behind so many validators.
pub fn measure(stakers: u32, validators: u32, effort: Effort, folder: &Path) -> Measured {
	let balances = (0..stakers).map(staker).chain([newcomer()]);
	let nominators: Vec<_> = (0..stakers)
		.map(|number| {
			let targets = pallet_staking::StakerStatus::Nominator(vec![operator(number % validators)]);
			(staker(number), staker(number), STAKE, targets)
		})
		.collect();
	let state = genesis(balances, validators, nominators, || {});
	let staked = size::of_all(&state, &["Staking"]);
	let (state, _) = State::create(&folder.join("staking"), state);

	let known = known_keys();
	let cost = |work: &dyn Fn()| state.measure(effort, &known, work);
	let mut costs = BTreeMap::new();
	let mut note = |operation: Operation, cost: Cost| {
		println!("    {operation:<40} {:>12.3?} {:>8} reads {:>8} writes", cost.time, cost.reads, cost.writes);
		costs.insert(operation, cost);
	};
	note(Operation::Transfer, cost(&transfer));
	note(Operation::Delegate, cost(&delegate));
	note(Operation::Leave, cost(&leave));
	note(Operation::Claim, cost(&|| pay_page(&operator(0), 0)));
	note(Operation::ConsensusSlash, cost(&slash));
	note(Operation::EraChange, cost(&change_era));
	note(Operation::Reward, cost(&|| reward(validators)));
	Measured { side: Side::Staking, stakers, costs, state: staked as f64 / f64::from(stakers), position: None }
}

/// The state in era 1, with era 0 to be paid. `more` is done before the first election.
pub fn genesis(
	endowed: impl Iterator<Item = AccountId>,
	validators: u32,
	nominators: Vec<Nominator>,
	more: impl FnOnce(),
) -> BTreeMap<Vec<u8>, Vec<u8>> {
	let rich = (0..validators).map(|number| (operator(number), 2 * BOND));
	let balances = endowed.map(|who| (who, ENDOWMENT)).chain(rich).collect();
	let own = (0..validators)
		.map(|number| (operator(number), operator(number), BOND, pallet_staking::StakerStatus::Validator));
	let config = RuntimeGenesisConfig {
		balances: BalancesConfig { balances, ..Default::default() },
		staking: StakingConfig {
			validator_count: validators,
			minimum_validator_count: 1,
			stakers: own.chain(nominators).collect(),
			..Default::default()
		},
		pools: PoolsConfig { max_pools: None, max_members: None, max_members_per_pool: None, ..Default::default() },
		..Default::default()
	};
	let mut storage = Storage::default();
	BasicExternalities::execute_with_storage(&mut storage, || {
		config.build();
		System::set_block_number(1);
		pallet_timestamp::Now::<Runtime>::put(ERA_MILLIS);
		more();
		<Staking as SessionManager<AccountId>>::new_session_genesis(0);
		<Staking as SessionManager<AccountId>>::new_session_genesis(1);
		<Staking as SessionManager<AccountId>>::start_session(0);
		<Staking as Hooks<u64>>::on_finalize(1);
		pallet_timestamp::Now::<Runtime>::put(2 * ERA_MILLIS);
		<Staking as RewardsReporter<AccountId>>::reward_by_ids((0..validators).map(|number| (operator(number), 20)));
		rotate(0);
		System::reset_events();
	});
	storage.top
}

/// A staker of genesis: stash, controller, stake, and whom it names.
pub type Nominator = (AccountId, AccountId, Balance, pallet_staking::StakerStatus<AccountId>);

/// Keys that every block reads and writes.
pub fn known_keys() -> BTreeSet<Vec<u8>> {
	let keys = <AllPalletsWithSystem as WhitelistedStorageKeys>::whitelisted_storage_keys();
	keys.into_iter().map(|tracked| tracked.key).collect()
}

/// Does what must succeed.
pub fn call(who: AccountId, call: impl Into<RuntimeCall>) {
	let call = call.into();
	if let Err(refused) = call.clone().dispatch(RuntimeOrigin::signed(who)) {
		panic!("{call:?}: {:?}", refused.error);
	}
}

/// A transfer between two stakers.
pub fn transfer() {
	call(staker(0), pallet_balances::Call::<Runtime>::transfer_keep_alive { dest: staker(1), value: PAL });
}

fn delegate() {
	let payee = pallet_staking::RewardDestination::Staked;
	call(newcomer(), pallet_staking::Call::<Runtime>::bond { value: STAKE, payee });
	call(newcomer(), pallet_staking::Call::<Runtime>::nominate { targets: vec![operator(0)] });
}

fn leave() {
	call(staker(0), pallet_staking::Call::<Runtime>::unbond { value: STAKE });
}

fn pay_page(validator: &AccountId, page: u32) {
	let validator_stash = validator.clone();
	call(staker(0), pallet_staking::Call::<Runtime>::payout_stakers_by_page { validator_stash, era: 0, page });
}

/// Forgets the events so far. `reset_events` goes through all that has changed, to find topics.
pub fn forget_events() {
	for item in ["Events", "EventCount"] {
		sp_io::storage::clear(&frame_support::storage::storage_prefix(b"System", item.as_bytes()));
	}
}

/// Pays all nominators of all validators for an era: as many calls as there are pages.
pub fn reward(validators: u32) {
	for number in 0..validators {
		let validator = operator(number);
		let overview = pallet_staking::ErasStakersOverview::<Runtime>::get(0, &validator);
		// Without nominators there is one for the validator itself.
		for page in 0..overview.map_or(1, |overview| overview.page_count.max(1)) {
			pay_page(&validator, page);
			// Each call would be in a block with others, not in one with all.
			forget_events();
		}
	}
}

/// Consensus reports the first validator for a tenth, which is taken at once.
pub fn slash() {
	let details = OffenceDetails { offender: operator(0), reporters: Vec::new() };
	Staking::on_offence([details].into_iter(), &[Perbill::from_percent(10)], 1);
}

/// The session manager's part of a session with which an era begins, and in which the validators of the next are elected.
pub fn change_era() {
	rotate(1);
}

/// From `session` to the next.
fn rotate(session: u32) {
	<Staking as SessionManager<AccountId>>::end_session(session);
	<Staking as SessionManager<AccountId>>::start_session(session + 1);
	<Staking as SessionManager<AccountId>>::new_session(session + 2);
	<Staking as Hooks<u64>>::on_finalize(1);
}
