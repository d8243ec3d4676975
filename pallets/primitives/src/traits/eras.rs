use crate::Era;
use frame_support::weights::Weight;

/// The clock for money. Implemented by `eras`.
pub trait EraClock {
	/// The era that is running.
	fn now() -> Era;
	/// Eras from a request to leave until it can be completed.
	fn leaving_eras() -> u32;
	/// Eras after an offence in which it can still be reported: a report of era `e` is in time while
	/// `now ≤ e + slash_window`.
	fn slash_window() -> u32;
	/// Full eras in which a report can be vetoed: one made in era `r` is executed from era `r + veto_window + 1` on.
	fn veto_window() -> u32;
	/// Makes `era` the running one, without its listeners.
	#[cfg(feature = "runtime-benchmarks")]
	fn set(era: Era);
}

/// Moves the clock. Implemented by `eras`, used by whoever knows of sessions.
pub trait EraDriver {
	/// Whether `session` begins a new era.
	fn begins_era(session: u32) -> bool;
	/// `session` has started; begins the next era if it is time.
	fn note_session_start(session: u32) -> Weight;
	/// The era that `session` belongs to; `None` when it is forgotten or not known yet.
	fn era_of(session: u32) -> Option<Era>;
	/// First session of `era`; `None` when it is forgotten or not known yet.
	fn first_session_of(era: Era) -> Option<u32>;
}

/// Hears of a new era in the block of the session's rotation, whose weight is used up: note it, do the work later.
pub trait OnEraStart {
	/// `era` has begun.
	fn on_era_start(era: Era) -> Weight;
}

#[impl_trait_for_tuples::impl_for_tuples(8)]
impl OnEraStart for Tuple {
	fn on_era_start(era: Era) -> Weight {
		let mut weight = Weight::zero();
		for_tuples!( #( weight = weight.saturating_add(Tuple::on_era_start(era)); )* );
		weight
	}
}
