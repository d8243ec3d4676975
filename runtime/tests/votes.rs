//! Staked PAL votes, and nothing votes twice.

use crate::common::{random::Random, *};
use configs::governance::{
	origins::Origin,
	votes::{self, LOCK, MAX_POSITIONS},
};
use palisade_primitives::{Balance, BasketId, EraClock, PoolKey, TicketId};
use pallet_validators::ElectionRules;
use polkadot_sdk::{
	frame_support::{
		assert_noop, assert_ok,
		traits::{
			fungible::Inspect,
			schedule::DispatchTime,
			tokens::{Fortitude, Preservation},
			Bounded, InspectLockableCurrency,
		},
	},
	pallet_conviction_voting::{self, AccountVote, Conviction, Vote},
	pallet_referenda::{self, ReferendumInfo},
	sp_keyring::Sr25519Keyring,
	sp_runtime::{Perbill, Perquintill},
	*,
};
use serde_json::json;

/// The staking admin's track.
const CLASS: u16 = 10;

type VotingError = pallet_conviction_voting::Error<Runtime>;
type StakeError = pallet_delegation::Error<Runtime>;

/// Opens a poll that is voted on for as long as its decision deposit is missing.
fn poll() -> u32 {
	let rules = ElectionRules { target: 3, min_stake: 0 };
	let proposal = RuntimeCall::from(pallet_validators::Call::set_rules { rules });
	let index = pallet_referenda::ReferendumCount::<Runtime>::get();
	let submit = pallet_referenda::Call::submit {
		proposal_origin: Box::new(Origin::StakingAdmin.into()),
		proposal: Bounded::Inline(codec::Encode::encode(&proposal).try_into().unwrap()),
		enactment_moment: DispatchTime::After(0),
	};
	assert_ok!(call(alice(), submit));
	index
}

fn vote_call(poll_index: u32, balance: Balance) -> RuntimeCall {
	let vote = Vote { aye: true, conviction: Conviction::Locked1x };
	pallet_conviction_voting::Call::vote { poll_index, vote: AccountVote::Standard { vote, balance } }.into()
}

fn vote(who: &AccountId, poll: u32, balance: Balance) {
	assert_ok!(call(who.clone(), vote_call(poll, balance)));
}

fn withdraw_vote(who: &AccountId, index: u32) {
	assert_ok!(call(who.clone(), pallet_conviction_voting::Call::remove_vote { class: Some(CLASS), index }));
	unlock(who);
}

fn unlock(who: &AccountId) {
	assert_ok!(call(bob(), pallet_conviction_voting::Call::unlock { class: CLASS, target: who.clone().into() }));
}

/// Votes that were cast, without what conviction makes of them.
fn support(poll: u32) -> Balance {
	match pallet_referenda::ReferendumInfoFor::<Runtime>::get(poll) {
		Some(ReferendumInfo::Ongoing(status)) => status.tally.support,
		other => panic!("the poll is over: {other:?}"),
	}
}

/// The most that `who` can vote with.
fn power(who: &AccountId) -> Balance {
	Balances::total_balance(who) + votes::staked(who)
}

/// All that is its own, what is leaving included.
fn owned(who: &AccountId) -> Balance {
	power(who) + tickets(who).iter().map(|ticket| ticket.value).sum::<Balance>()
}

fn frozen(who: &AccountId) -> Balance {
	Balances::balance_locked(LOCK, who)
}

/// What it can give away.
fn transferable(who: &AccountId) -> Balance {
	Balances::reducible_balance(who, Preservation::Expendable, Fortitude::Polite)
}

fn transfer(from: &AccountId, to: &AccountId, value: Balance) -> Outcome {
	call(from.clone(), pallet_balances::Call::transfer_allow_death { dest: to.clone().into(), value })
}

fn leave(who: &AccountId, key: &PoolKey<AccountId>, amount: Option<Balance>) -> TicketId {
	let ticket = pallet_delegation::NextTicket::<Runtime>::get();
	assert_ok!(call(who.clone(), pallet_delegation::Call::request_leave { pool: key.clone(), amount }));
	ticket
}

fn complete(ticket: TicketId, to: Option<AccountId>) -> RuntimeCall {
	pallet_delegation::Call::complete_leave { ticket, to }.into()
}

/// A chain without new tokens and with short eras, so that every planck is somebody's from the start.
fn play_quietly(story: impl FnOnce()) {
	play_on(genesis("development", json!({ "network": { "epochSlots": 4 } })), || {
		set_issuance(Perbill::zero());
		story();
	});
}

/// Waits until what leaves now can be paid.
fn wait_to_leave() {
	run_to_era(Eras::now().0 + 6);
}

#[test]
fn votes_count_what_is_staked_beside_the_balance_and_lock_both() {
	play_quietly(|| {
		let poll = poll();
		let (who, staked) = (eve(), votes::staked(&eve()));
		assert_eq!(staked, 400_000 * PAL);
		let all = Balances::total_balance(&who) + staked;
		assert_noop!(call(who.clone(), vote_call(poll, all + 1)), VotingError::InsufficientFunds);
		vote(&who, poll, all);
		assert_eq!(support(poll), all);
		assert_eq!((votes::locked(&who), frozen(&who)), (all, all - staked));
		assert_eq!(transferable(&who), 0);
		assert_noop!(transfer(&who, &holder(), PAL), sp_runtime::TokenError::Frozen);
		withdraw_vote(&who, poll);
		assert_eq!((support(poll), votes::locked(&who), frozen(&who)), (0, 0, 0));
		assert_ok!(transfer(&who, &holder(), PAL));
	});
}

#[test]
fn what_waits_to_join_votes_and_what_is_leaving_does_not() {
	play_quietly(|| {
		let poll = poll();
		let (who, key, amount) = (holder(), base(alice()), 1_000_000 * PAL);
		let before = power(&who);
		delegate(&who, &key, amount);
		assert_eq!((power(&who), position(&key, &who).entering), (before, amount));
		next_era();
		assert!(power(&who) >= before - 1);
		leave(&who, &key, None);
		assert_eq!(power(&who), before - amount);
		assert_noop!(call(who.clone(), vote_call(poll, before)), VotingError::InsufficientFunds);
	});
}

#[test]
fn stake_that_is_set_aside_does_not_vote_and_a_slash_leaves_the_tally() {
	play(|| {
		set_issuance(Perbill::zero());
		run_to_era(1);
		let half = Perquintill::from_percent(50);
		let service = service(&holder(), &other_holder(), &[alice()], half);
		next_era();
		let (poll, who) = (poll(), eve());
		let before = power(&who);
		vote(&who, poll, before);
		report(&holder(), service, &alice(), Perquintill::from_percent(5));
		let after = power(&who);
		assert!(after < before);
		assert_noop!(call(who.clone(), vote_call(poll, before)), VotingError::InsufficientFunds);
		run_to_era(6);
		assert!(power(&who) < before);
		assert_eq!((support(poll), votes::locked(&who)), (before, before));
	});
}

#[test]
fn what_only_votes_lock_can_be_staked_and_comes_back_locked() {
	play_quietly(|| {
		let (poll, who, key, amount) = (poll(), holder(), base(alice()), 1_000_000 * PAL);
		let all = power(&who);
		vote(&who, poll, all);
		assert_eq!(transferable(&who), 0);

		delegate(&who, &key, amount);
		assert_eq!((frozen(&who), transferable(&who)), (all - amount, 0));
		let withdraw = pallet_delegation::Call::withdraw_entry { pool: key.clone(), amount: amount / 4 };
		assert_ok!(call(who.clone(), withdraw));
		assert_eq!((frozen(&who), transferable(&who)), (all - amount * 3 / 4, 0));

		next_era();
		let ticket = leave(&who, &key, None);
		wait_to_leave();
		assert_ok!(call(who.clone(), complete(ticket, None)));
		// Rounding stays with the pool.
		assert!(all - frozen(&who) <= 1);
		assert_eq!(transferable(&who), 0);
		withdraw_vote(&who, poll);
		assert_eq!(transferable(&who), Balances::total_balance(&who));
	});
}

#[test]
fn a_bond_may_be_what_votes_lock() {
	play_quietly(|| {
		let (poll, who) = (poll(), holder());
		let (all, bond) = (power(&who), 100_000 * PAL);
		vote(&who, poll, all - PAL);
		assert_ok!(call(who.clone(), calls::register_operator(bond, Perbill::zero())));
		// The accounts of its two pools got their least balance, out of what is not locked.
		assert_eq!(frozen(&who), all - PAL - bond);
		assert!(transferable(&who) < PAL);
	});
}

#[test]
fn stake_that_covers_the_lock_leaves_the_balance_free_until_it_comes_back() {
	play_quietly(|| {
		let (poll, who, key) = (poll(), eve(), restaked(bob()));
		vote(&who, poll, 400_000 * PAL);
		assert_eq!((frozen(&who), transferable(&who)), (0, Balances::total_balance(&who)));
		let ticket = leave(&who, &key, None);
		wait_to_leave();
		assert_ok!(call(who.clone(), complete(ticket, None)));
		assert_eq!(frozen(&who), 50_000 * PAL);
		// A look at what is staked changes nothing: what came back is in the balance.
		unlock(&who);
		assert_eq!(frozen(&who), 50_000 * PAL);
		assert_eq!(transferable(&who), Balances::total_balance(&who) - 50_000 * PAL);
	});
}

#[test]
fn a_ticket_that_votes_lock_is_paid_to_its_owner_only() {
	play_quietly(|| {
		let (poll, who, key, amount) = (poll(), holder(), base(alice()), 1_000_000 * PAL);
		let any = pallet_proxy::Call::add_proxy {
			delegate: dave().into(),
			proxy_type: configs::proxy::ProxyType::Any,
			delay: 0,
		};
		assert_ok!(call(who.clone(), any));
		vote(&who, poll, power(&who));
		delegate(&who, &key, amount);
		next_era();
		let tickets = [Some(amount / 2), None].map(|part| leave(&who, &key, part));
		wait_to_leave();

		let to_other = |ticket| complete(ticket, Some(other_holder()));
		assert_noop!(call(who.clone(), to_other(tickets[0])), StakeError::StakeLocked);
		let proxied = pallet_proxy::Call::proxy {
			real: who.clone().into(),
			force_proxy_type: None,
			call: Box::new(to_other(tickets[0])),
		};
		let before = Balances::total_balance(&other_holder());
		assert_ok!(call(dave(), proxied));
		assert_eq!(Balances::total_balance(&other_holder()), before);
		assert!(owned(&who) + 2 >= votes::locked(&who));

		assert_ok!(call(who.clone(), complete(tickets[0], None)));
		withdraw_vote(&who, poll);
		assert_ok!(call(who.clone(), to_other(tickets[1])));
		assert!(Balances::total_balance(&other_holder()) + 2 >= before + amount / 2);
	});
}

#[test]
fn a_ticket_goes_to_another_account_if_the_balance_takes_its_lock_over() {
	play_quietly(|| {
		let (poll, who, key, amount) = (poll(), holder(), base(alice()), 1_000_000 * PAL);
		delegate(&who, &key, amount);
		next_era();
		vote(&who, poll, amount / 2);
		assert_eq!(frozen(&who), 0);
		let ticket = leave(&who, &key, None);
		wait_to_leave();
		assert_ok!(call(who.clone(), complete(ticket, Some(other_holder()))));
		assert_eq!(frozen(&who), amount / 2);
	});
}

#[test]
fn what_votes_lock_mints_no_liquid_token_and_opens_no_pair() {
	play_quietly(|| {
		let (poll, who) = (poll(), holder());
		vote(&who, poll, power(&who) - 10 * PAL);
		let mint = |amount| pallet_lrt::Call::mint { basket: BasketId(0), amount, min_tokens: 0 };
		assert!(call(who.clone(), mint(11 * PAL)).is_err());
		assert_ok!(call(who.clone(), mint(5 * PAL)));
		assert!(transferable(&who) <= 5 * PAL);
		// Nobody votes with the stake of a basket.
		let account = views::basket(BasketId(0)).unwrap().account;
		assert!(votes::staked(&account) > 0 && votes::locked(&account) == 0);
		let tokens = Assets::balance(configs::lrt::TOKEN_ID_BASE, &who);
		assert!(tokens > 0);
		assert_eq!(power(&who), Balances::total_balance(&who));
	});
}

#[test]
fn who_delegates_its_votes_is_locked_alike() {
	play_quietly(|| {
		let (poll, who, key) = (poll(), eve(), restaked(bob()));
		let (all, staked) = (power(&who), votes::staked(&who));
		vote(&holder(), poll, PAL);
		let lend = |balance| pallet_conviction_voting::Call::delegate {
			class: CLASS,
			to: holder().into(),
			conviction: Conviction::Locked1x,
			balance,
		};
		assert_noop!(call(who.clone(), lend(all + 1)), VotingError::InsufficientFunds);
		assert_ok!(call(who.clone(), lend(all)));
		assert_eq!(support(poll), PAL + all);
		assert_eq!((frozen(&who), transferable(&who)), (all - staked, 0));
		let ticket = leave(&who, &key, None);
		wait_to_leave();
		assert_noop!(call(who.clone(), complete(ticket, Some(holder()))), StakeError::StakeLocked);
		// It stays locked for a while after it is taken back.
		assert_ok!(call(who.clone(), pallet_conviction_voting::Call::undelegate { class: CLASS }));
		unlock(&who);
		assert_eq!((support(poll), votes::locked(&who)), (PAL, all));
		assert_ok!(call(who.clone(), complete(ticket, None)));
		assert_eq!(transferable(&who), 0);
	});
}

#[test]
fn positions_that_count_are_bounded() {
	play_quietly(|| {
		use Sr25519Keyring::*;
		let more = [Eve, Ferdie, AliceStash, CharlieStash, DaveStash].map(|key| key.to_account_id());
		for operator in &more {
			assert_ok!(call(operator.clone(), calls::register_operator(100_000 * PAL, Perbill::zero())));
		}
		let who = other_holder();
		let operators = [alice(), bob(), charlie(), dave()].into_iter().chain(more);
		let pools: Vec<_> = operators.flat_map(|operator| [base(operator.clone()), restaked(operator)]).collect();
		assert_eq!(pools.len(), MAX_POSITIONS as usize + 2);
		for pool in &pools {
			delegate(&who, pool, PAL);
		}
		assert_eq!(votes::staked(&who), Balance::from(MAX_POSITIONS) * PAL);
	});
}

#[test]
fn weights_of_votes_hold_the_look_at_what_is_staked() {
	use pallet_conviction_voting::WeightInfo;
	use votes::VotingWeights;
	type Stock = palisade_runtime::weights::pallet_conviction_voting::WeightInfo<Runtime>;
	let look = VotingWeights::unlock() - Stock::unlock();
	assert!(look.ref_time() > 0);
	assert_eq!(VotingWeights::vote_new() - Stock::vote_new(), look * 2);
	assert_eq!(VotingWeights::vote_existing() - Stock::vote_existing(), look * 2);
	assert_eq!(VotingWeights::delegate(3) - Stock::delegate(3), look * 2);
	let most = <Runtime as frame_system::Config>::BlockWeights::get().max_block;
	assert!(VotingWeights::vote_new().all_lt(most / 20));
}

/// Accounts that hold all that they ever have from the start, and do what they can to vote with it twice.
struct Gang {
	random: Random,
	members: Vec<AccountId>,
	pools: Vec<PoolKey<AccountId>>,
	poll: u32,
	/// How often money went to another account, to see that the test tries.
	handed: u32,
	refused: u32,
}

impl Gang {
	fn new(seed: u64) -> Self {
		let members = [holder(), other_holder(), eve(), ferdie()].to_vec();
		let pools = [alice(), bob()].into_iter().flat_map(|who| [base(who.clone()), restaked(who)]).collect();
		Self { random: Random::new(seed), members, pools, poll: poll(), handed: 0, refused: 0 }
	}

	fn all(&self) -> Balance {
		self.members.iter().map(owned).sum()
	}

	fn member(&mut self) -> AccountId {
		self.random.pick(&self.members).unwrap().clone()
	}

	/// Some part of `of`, and sometimes all of it or a bit more.
	fn part(&mut self, of: Balance) -> Balance {
		match self.random.below(4) {
			0 => of,
			1 => of + 1,
			_ => of / 1_000 * Balance::from(self.random.between(1, 999)),
		}
	}

	fn act(&mut self) {
		let (who, other) = (self.member(), self.member());
		let pool = self.random.pick(&self.pools).unwrap().clone();
		let matured: Vec<_> = tickets(&who).into_iter().filter(|ticket| ticket.matures <= Eras::now()).collect();
		let ticket = self.random.pick(&matured).cloned();
		let (call_of, hands_over): (RuntimeCall, bool) = match self.random.below(14) {
			0 | 1 => (vote_call(self.poll, self.part(power(&who))), false),
			2 | 3 => {
				let amount = self.part(Balances::total_balance(&who));
				(pallet_delegation::Call::delegate { pool, amount }.into(), false)
			}
			4 => {
				let amount = self.part(position(&pool, &who).entering);
				(pallet_delegation::Call::withdraw_entry { pool, amount }.into(), false)
			}
			5 | 6 => {
				let amount = self.random.chance(50).then(|| self.part(position(&pool, &who).value));
				(pallet_delegation::Call::request_leave { pool, amount }.into(), false)
			}
			7 | 8 => {
				let value = match self.random.chance(70) {
					true => self.part(transferable(&who)),
					false => self.part(Balances::total_balance(&who)),
				};
				(pallet_balances::Call::transfer_allow_death { dest: other.clone().into(), value }.into(), true)
			}
			9..=11 => match ticket {
				Some(ticket) => (complete(ticket.id, Some(other.clone())), true),
				None => return,
			},
			12 => match ticket {
				Some(ticket) => (complete(ticket.id, None), false),
				None => return,
			},
			_ => {
				let target = other.clone().into();
				(pallet_conviction_voting::Call::unlock { class: CLASS, target }.into(), false)
			}
		};
		let done = call(who.clone(), call_of).is_ok();
		if hands_over && who != other {
			self.handed += u32::from(done);
			self.refused += u32::from(!done);
		}
	}

	/// Each has at least what its votes lock, so all votes together are at most what there is.
	fn check(&self, all: Balance, actions: u32) {
		// A planck for each conversion.
		let rounding = Balance::from(actions) * 4;
		for who in &self.members {
			let (owned, locked) = (owned(who), votes::locked(who));
			assert!(owned + rounding >= locked, "{who:?} has {owned} and voted with {locked}");
			assert!(frozen(who) <= locked);
		}
		assert!(support(self.poll) <= all + rounding, "{} of {all}", support(self.poll));
	}
}

#[test]
fn whatever_is_tried_nothing_votes_twice() {
	let (mut handed, mut refused) = (0, 0);
	for seed in 0..8 {
		play_quietly(|| {
			let mut gang = Gang::new(seed);
			let all = gang.all();
			for action in 0..160 {
				gang.act();
				gang.check(all, action + 1);
				if action % 8 == 7 {
					next_era();
				}
			}
			(handed, refused) = (handed + gang.handed, refused + gang.refused);
		});
	}
	assert!(handed > 20 && refused > 20, "{handed} {refused}");
}
