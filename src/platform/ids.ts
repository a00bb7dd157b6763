import { randomUUIDv7 } from 'node:crypto'

declare const kind: unique symbol

/** A uuid that belongs to one kind of thing: ids of many organisations meet, and must not be mixed up. */
export type Id<Kind extends string> = string & { readonly [kind]: Kind }

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/

/** Takes a text from outside as an id, or null when it can't be one. */
export const asId = <Kind extends string>(text: string | undefined | null): Id<Kind> | null =>
  text && uuid.test(text) ? (text as Id<Kind>) : null

/** A new id that sorts by the time it was made (uuid version 7, RFC 9562). */
export const newId = <Kind extends string>(): Id<Kind> => randomUUIDv7() as Id<Kind>
