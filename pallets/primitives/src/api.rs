//! Runtime APIs: what a client may ask of the chain at a block.
