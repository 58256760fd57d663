/** Turns away an address that leads nowhere, or to what belongs to somebody else. */
export function notFound(): never {
  throw new Response(null, { status: 404 });
}

/** An id out of the address; one that cannot be an id leads nowhere. */
export function idIn(params: Record<string, string | undefined>, name: string): string {
  const id = params[name] ?? "";
  return /^[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}$/.test(id) ? id : notFound();
}
