use super::*;

impl pallet_authorship::Config for Runtime {
	type EventHandler = Validators;
	type FindAuthor = pallet_session::FindAccountFromAuthorIndex<Self, Babe>;
}
