import { authorise, orNotFound } from '#src/platform/access/index.ts'
import type { Reader } from '#src/platform/database/index.ts'
import type { RequestContext } from '#src/platform/http/index.ts'
import { asId } from '#src/platform/ids.ts'
import { canLead } from './programme.policy.ts'
import { findProgramme, type ProgrammeView } from './programme-view.store.ts'

/** The programme, for one who leads it. @throws NotFoundError, ForbiddenError */
export async function programmeToLead(c: RequestContext, db: Reader): Promise<ProgrammeView> {
  const programme = orNotFound(await findProgramme(db, c.var.actor, asId<'programme'>(c.req.param('programmeId'))))
  authorise(canLead(c.var.actor, programme))
  return programme
}
