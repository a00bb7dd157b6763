/**
 * PostgreSQL's settings for one small machine. Its own memory for pages is kept small: what it does not hold the operating system does, and no page
 * became slower for it (docs/decisions/0028).
 * They are given at every start, so a new release's settings reach an old cluster.
 */
export const SETTINGS: Readonly<Record<string, string>> = {
  max_connections: '50',
  shared_buffers: '32MB',
  work_mem: '8MB',
  maintenance_work_mem: '32MB',
  effective_cache_size: '512MB',
  random_page_cost: '1.1',
  // Short queries: planning for parallel workers or compiling them costs more than it gives.
  jit: 'off',
  max_parallel_workers_per_gather: '0',
  // One machine, nothing replicates: no processes for it, and less written ahead.
  wal_level: 'minimal',
  max_wal_senders: '0',
  max_logical_replication_workers: '0',
  // PostgreSQL 18 otherwise keeps three processes for reading ahead.
  io_method: 'sync',
  autovacuum_max_workers: '1',
  max_wal_size: '256MB',
  timezone: 'UTC',
  log_timezone: 'UTC',
}

/** Settings for databases that live only as long as a test: a power cut may lose them. */
export const THROW_AWAY: Readonly<Record<string, string>> = {
  fsync: 'off',
  synchronous_commit: 'off',
  full_page_writes: 'off',
  max_connections: '200',
  autovacuum: 'off',
}
