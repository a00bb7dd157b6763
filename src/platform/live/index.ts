export { announce, publishAnnounced, topicVersions } from './announce.ts'
export { type LiveChanges, listenForChanges } from './listener.ts'
export { topics } from './topics.tables.ts'
export { versionedCache } from './versioned-cache.ts'
