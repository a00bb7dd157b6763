import type { Id } from '#src/platform/ids.ts'

export const templatesPath = '/templates'
export const templatePath = (id: Id<'template'>): string => `/templates/${id}`

export const versionPath = ({
  templateId,
  number,
}: {
  readonly templateId: Id<'template'>
  readonly number: number
}): string => `/templates/${templateId}/versions/${number}`

type Version = Parameters<typeof versionPath>[0]

export const itemPath = (version: Version, key: string): string => `${versionPath(version)}/items/${key}`
export const areaPath = (version: Version, key: string): string => `${versionPath(version)}/areas/${key}`
export const differencePath = (version: Version, from: number): string =>
  `${versionPath(version)}/differences?from=${from}`
