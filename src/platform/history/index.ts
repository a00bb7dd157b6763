export { type HistoryParams, history } from './history.tables.ts'
export { type Deed, type HistoryEntry, record, recordAll, selector } from './record.ts'
