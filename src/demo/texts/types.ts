/** What the people of an example programme have written, in Swedish as they would have typed it. */
export interface ExampleTexts extends SaidOfItems {
  name: string
  purpose: string
  goals: readonly string[]
  mandatory: readonly string[]
  adaptable: readonly string[]
  /** People are called by their function; addresses are in the reserved `.example` domain. */
  contacts: readonly ExampleContact[]
  quietPeriods: readonly ExampleQuietPeriod[]
  waves: readonly ExampleWave[]
  /** The rollout lead's own comment beside the lights. */
  leadComments: readonly Said[]
  /** Why a lead believes in another go-live than the decided one. */
  goLiveForecastReasons: readonly Said[]
  moveReasons: readonly Said[]
}

export interface ExampleContact {
  function: string
  organisation: string
  mail: string
}

/** Every year from one `MM-DD` to another, both included; `from` after `to` runs over New Year. */
export interface ExampleQuietPeriod {
  name: string
  from: string
  to: string
}

/** Receivers are named as in the list of organisations; those that are not municipalities come apart. */
export interface ExampleWave {
  name: string
  about: string
  municipalities: readonly string[]
  others: readonly ExampleReceiver[]
}

export interface ExampleReceiver {
  name: string
  kind: 'department' | 'private-provider'
}

/** `by` is the organisation that says it. */
export interface Said {
  by: string
  text: string
}

/** `item` is a key of the built-in template. */
export interface SaidOfItem extends Said {
  item: string
}

/** What is written on single items: beside a deed, or by itself. */
export interface SaidOfItems {
  returnReasons: readonly SaidOfItem[]
  /** Why an owner believes in another day than the one that was promised. */
  forecastReasons: readonly SaidOfItem[]
  notApplicableReasons: readonly SaidOfItem[]
  /** Questions and notes, seen by all who see the item. */
  itemComments: readonly SaidOfItem[]
  /** Notes only the own organisation sees. */
  internalNotes: readonly SaidOfItem[]
  deliveryNotes: readonly SaidOfItem[]
}
