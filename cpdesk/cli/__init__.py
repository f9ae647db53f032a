"""The same desk from a shell: for a scheduled task, for support, and for tests. No window is needed."""
