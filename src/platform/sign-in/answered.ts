/** The library throws some refusals and answers others. */
export async function answered(ask: () => Promise<Response>): Promise<Response> {
  try {
    return await ask()
  } catch (error) {
    const status = error instanceof Error && 'statusCode' in error ? Number(error.statusCode) : 500
    if (status >= 500) throw error
    return new Response(null, { status })
  }
}
