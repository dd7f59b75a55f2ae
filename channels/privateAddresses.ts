import { lookup } from "node:dns";
import { BlockList, isIP } from "node:net";
import type { LookupFunction } from "node:net";

/** Networks that are not the public internet (IANA special-purpose registries), clouds' metadata addresses among them. */
const PRIVATE = [
  "0.0.0.0/8",
  "10.0.0.0/8",
  "100.64.0.0/10",
  "127.0.0.0/8",
  "169.254.0.0/16",
  "172.16.0.0/12",
  "192.0.0.0/24",
  "192.0.2.0/24",
  "192.168.0.0/16",
  "198.18.0.0/15",
  "198.51.100.0/24",
  "203.0.113.0/24",
  "224.0.0.0/4",
  "240.0.0.0/4",
  "::/127",
  "64:ff9b::/96",
  "64:ff9b:1::/48",
  "100::/64",
  "2001:db8::/32",
  "2002::/16",
  "fc00::/7",
  "fe80::/10",
  "fec0::/10",
  "ff00::/8",
];

const REFUSED_CODE = "ERR_PRIVATE_ADDRESS";

/** For whoever wrote the address. */
export const ADDRESS_REFUSED = "The address lies in a private network, which ALLOWED_PRIVATE_HOSTS does not allow.";

class AddressRefused extends Error {
  override readonly name = "AddressRefused";
  readonly code = REFUSED_CODE;

  constructor() {
    super(ADDRESS_REFUSED);
  }
}

/**
 * Judges an address where the connection is made, so that a name cannot be public when it is asked and private when it is
 * used (DNS rebinding). `lookup` is for the connection; `check` for addresses that are written as numbers and never looked up.
 */
export function refusePrivate(allowed: readonly string[]) {
  const refused = networks(PRIVATE);
  const names = new Set(allowed.map((host) => host.toLowerCase()));
  const permitted = networks(allowed.filter((host) => isIP(host.split("/")[0] ?? "") !== 0));
  const isRefused = (address: string) => contains(refused, address) && !contains(permitted, address);

  const guardedLookup: LookupFunction = (hostname, options, callback) => {
    lookup(hostname, { ...options, all: true }, (error, addresses) => {
      if (error !== null) return callback(error, []);
      if (!names.has(hostname.toLowerCase()) && addresses.some(({ address }) => isRefused(address)))
        return callback(new AddressRefused(), []);
      const [first] = addresses;
      if (options.all === true || first === undefined) return callback(null, addresses);
      callback(null, first.address, first.family);
    });
  };
  return {
    lookup: guardedLookup,
    check({ hostname }: URL): void {
      const address = hostname.replace(/^\[|\]$/g, "");
      if (isIP(address) !== 0 && isRefused(address)) throw new AddressRefused();
    },
  };
}

/** Whether an address was refused, however deep a client library put it; some keep of an error its code alone. */
export function isAddressRefused(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  if ("code" in error && error.code === REFUSED_CODE) return true;
  return isAddressRefused("error" in error ? error.error : error.cause);
}

function networks(list: readonly string[]): BlockList {
  const blocks = new BlockList();
  for (const entry of list) {
    const [address = "", bits] = entry.split("/");
    const family = isIP(address) === 6 ? "ipv6" : "ipv4";
    if (bits === undefined) blocks.addAddress(address, family);
    else blocks.addSubnet(address, Number(bits), family);
  }
  return blocks;
}

/** An IPv4 address that is written as IPv6 is judged as what it is. */
const contains = (blocks: BlockList, address: string) => blocks.check(address, isIP(address) === 6 ? "ipv6" : "ipv4");
