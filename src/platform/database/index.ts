export * from './columns.ts'
export { connect, type Database, type Db, type Reader, type Tx } from './connect.ts'
export { migrate } from './migrate.ts'
