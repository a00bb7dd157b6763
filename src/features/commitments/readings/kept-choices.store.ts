import { listWaves, type ProgrammeView, type Wave } from '#src/features/programmes/index.ts'
import type { Actor } from '#src/platform/access/index.ts'
import type { Db } from '#src/platform/database/index.ts'
import type { Id } from '#src/platform/ids.ts'
import { versionedCache } from '#src/platform/live/index.ts'
import {
  type Choosable,
  type HandableFunction,
  listHandable,
  listNames,
  listNeedable,
  listOwners,
  type Needable,
} from './choices.store.ts'
import { sharesSight } from './visible.store.ts'

type Programme = Pick<ProgrammeView, 'id' | 'liveVersion' | 'standing'>

const waves = versionedCache<readonly Wave[]>(2000, (rows) => rows.length)
const owners = versionedCache<readonly Choosable<'party'>[]>(5000, (rows) => rows.length)
const handable = versionedCache<readonly HandableFunction[]>(5000, (rows) => rows.length)

const needable = versionedCache<readonly Needable[]>(10_000, (rows) => rows.length)

/** What pages offer to choose among, as last asked of the database: kept until the programme changes, and so never for a form that was sent. */
export const keptWaves = (db: Db, programme: Programme): Promise<readonly Wave[]> =>
  waves.get(programme.id, programme.liveVersion, () => listWaves(db, programme))

export const keptOwners = (db: Db, programme: Programme): Promise<readonly Choosable<'party'>[]> =>
  owners.get(programme.id, programme.liveVersion, () => listOwners(db, programme.id))

export const keptHandable = (
  db: Db,
  programme: Programme,
  organisationIds: readonly Id<'party'>[],
  today: string,
): Promise<readonly HandableFunction[]> =>
  handable.get(`${programme.id} ${today} ${organisationIds.toSorted().join()}`, programme.liveVersion, () =>
    listHandable(db, programme.id, organisationIds, today),
  )

export const keptNeedable = (
  db: Db,
  actor: Actor,
  programme: Programme,
  rolloutId: Id<'rollout'> | null,
): Promise<readonly Needable[]> =>
  needable.get(`${programme.id} ${sharesSight(actor, programme.standing)} ${rolloutId}`, programme.liveVersion, () =>
    listNeedable(db, actor, programme, rolloutId),
  )

export const keptNames = (
  db: Db,
  programme: Programme,
  ids: readonly Id<'party'>[],
): Promise<readonly Choosable<'party'>[]> =>
  owners.get(`${programme.id} ${ids.toSorted().join()} names`, programme.liveVersion, () => listNames(db, ids))
