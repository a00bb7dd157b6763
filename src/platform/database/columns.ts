import { customType } from 'drizzle-orm/pg-core'
import type { TwoLanguages } from '../i18n/index.ts'
import type { Id } from '../ids.ts'

/** Text that is shown in order: sorted as Swedish whatever the database's own order is. */
export const sortedText = customType<{ data: string; driverData: string }>({
  dataType: () => 'text COLLATE "sv-x-icu"',
})

/** A uuid that belongs to one kind of thing. */
export const id = <Kind extends string>(name: string) =>
  customType<{ data: Id<Kind>; driverData: string }>({ dataType: () => 'uuid' })(name)

/** A calendar day as `YYYY-MM-DD`. */
export const day = customType<{ data: string; driverData: string }>({ dataType: () => 'date' })

/** A moment, as an ISO 8601 text in UTC. */
export const moment = customType<{ data: string; driverData: string | Date }>({
  dataType: () => 'timestamptz',
  fromDriver: (value) => (value instanceof Date ? value.toISOString() : new Date(value).toISOString()),
})

/** A text in both languages of the product. */
export const twoLanguages = customType<{ data: TwoLanguages; driverData: unknown }>({
  dataType: () => 'jsonb',
  toDriver: (value) => JSON.stringify(value),
})

export const searchVector = customType<{ data: string }>({ dataType: () => 'tsvector' })
