import type { ForumDeps } from '#src/features/forums/index.ts'
import { questionMatters, questionsNeedForum } from '#src/features/questions/index.ts'
import { holdLadders, reholdRisks, riskMandates, riskMatters } from '#src/features/risks/index.ts'

/** What forums show of the slices above them, and what follows there when they change. */
export const forumDeps: ForumDeps = {
  matters: { ...riskMatters, ...questionMatters },
  riskMandates,
  stillNeeded: questionsNeedForum,
  holdLadders,
  onLadderChanged: async (tx, programmeIds, by) => {
    for (const programmeId of programmeIds.toSorted()) await reholdRisks(tx, programmeId, by)
  },
}
