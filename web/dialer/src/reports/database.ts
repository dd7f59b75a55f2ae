/** The phone's own database: reports that wait for the connection, and the calls that were made. */
const opened = new Promise<IDBDatabase>((resolve, reject) => {
  const opening = indexedDB.open("switchboard-dialer", 1);
  opening.addEventListener("upgradeneeded", () => {
    opening.result.createObjectStore("reports", { autoIncrement: true });
    opening.result.createObjectStore("history", { keyPath: "key" });
  });
  opening.addEventListener("success", () => resolve(opening.result));
  opening.addEventListener("error", () => reject(opening.error ?? new Error("No database.")));
});

type Room = "reports" | "history";

/** Does one thing with a room of it, and resolves when it is on the disk. */
export async function inRoom<Answer>(room: Room, act: (store: IDBObjectStore) => IDBRequest<Answer>): Promise<Answer> {
  const database = await opened;
  return new Promise((resolve, reject) => {
    const transaction = database.transaction(room, "readwrite", { durability: "strict" });
    const request = act(transaction.objectStore(room));
    transaction.addEventListener("complete", () => resolve(request.result));
    transaction.addEventListener("abort", () => reject(transaction.error ?? new Error("Not written.")));
  });
}
