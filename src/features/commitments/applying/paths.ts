import type { Id } from '#src/platform/ids.ts'

export const applicationsPath = (programmeId: Id<'programme'>): string => `/programmes/${programmeId}/templates`

/** What the page of one that is under way follows. */
export const applicationTopic = (id: string): string => `application:${id}`

interface Version {
  readonly templateId: Id<'template'>
  readonly number: number
}

/** A version as a form's value and in an address. */
export const versionValue = ({ templateId, number }: Version): string => `${templateId}/${number}`

export const newApplicationPath = (programmeId: Id<'programme'>): string => `${applicationsPath(programmeId)}/new`

export const renewalsPath = (programmeId: Id<'programme'>): string => `${applicationsPath(programmeId)}/renewals`

export const standInsPath = (programmeId: Id<'programme'>): string => `${applicationsPath(programmeId)}/stand-ins`

export const newRenewalPath = (programmeId: Id<'programme'>, version: Version): string =>
  `${renewalsPath(programmeId)}/new?version=${encodeURIComponent(versionValue(version))}`
