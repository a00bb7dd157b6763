/** A statement as a page sent it, parameters included: what the floor sends again. */
export interface Statement {
  readonly text: string
  /** Prepared under this name on each connection. */
  readonly name?: string
  readonly values?: unknown[]
  readonly rowMode?: 'array'
}

/** Of one request: one after the other, and within each those that were sent at once. */
export type Statements = readonly (readonly Statement[])[]
