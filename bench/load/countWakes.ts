/** How often the API has woken an actor so far, by its own count. */
export async function countWakes(apiUrl: string): Promise<number> {
  const metrics = await (await fetch(`${apiUrl}/metrics`)).text();
  const [, count] = /^switchboard_ring_duration_seconds_count (\d+)/m.exec(metrics) ?? [];
  if (count === undefined) throw new Error("The API's metrics do not count its rings any more.");
  return Number(count);
}
