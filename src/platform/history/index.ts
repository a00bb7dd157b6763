export { type HistoryParams, history } from './history.tables.ts'
export { type Deed, type HistoryEntry, record, recordAll } from './record.ts'
