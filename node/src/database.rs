//! Ends the node when its database fails, such as for want of room.

use crate::service::FullBackend;
use polkadot_sdk::*;
use sc_client_api::AuxStore;
use std::{sync::Arc, time::Duration};

/// How often the database is asked.
const PERIOD: Duration = Duration::from_secs(5);

/// Waits until the database takes no more writes; it takes none after the first that failed. An essential task: the node ends
/// then, where it would go on to answer with what it had.
pub async fn watch(backend: Arc<FullBackend>) {
	let problem = loop {
		tokio::time::sleep(PERIOD).await;
		// To write nothing is enough to hear of it.
		if let Err(problem) = backend.insert_aux(&[], &[]) {
			break problem;
		}
	};
	log::error!("The node ends, as its database takes no more writes: {problem}. Is the disk full? Make room and start it again");
}
