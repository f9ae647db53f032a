"""The outline plan in the record: objectives, actions, and the agencies that were not there and are told."""
