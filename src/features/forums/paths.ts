type HasId = { readonly id: string }

export const forumPath = (forum: HasId): string => `/forums/${forum.id}`
export const seatPath = (forum: HasId, seat: HasId): string => `${forumPath(forum)}/seats/${seat.id}`
export const meetingsPath = (forum: HasId): string => `${forumPath(forum)}/meetings`
export const servedPath = (forum: HasId, programme: HasId): string => `${forumPath(forum)}/programmes/${programme.id}`
