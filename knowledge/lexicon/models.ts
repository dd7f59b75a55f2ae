import type { DeviceType } from "../../contracts/extraction.ts";

/** One product line. `pattern` runs over device text (Latin canonical words, see `readDeviceText`); its groups are the model's words. */
interface ProductLine {
  readonly brand: string;
  readonly deviceType: DeviceType;
  readonly pattern: RegExp;
  /** Words put before the groups: "Galaxy" + "s21 fe". */
  readonly prefix: string;
}

function line(brand: string, deviceType: DeviceType, prefix: string, source: string): ProductLine {
  return { brand, deviceType, prefix, pattern: new RegExp(`(?<![a-z0-9])(?:${source})(?![a-z0-9])`, "g") };
}

const tier =
  "(?: ?(?:pro max|pro plus|pro|plus|max|mini|ultra|lite|fe|air|neo|play|slim|classic|prime|young|duos|core|active|gt|5g(?= pro)|2016|2017|2018|2019|2020))";
const tiers = `${tier}{0,2}`;
const galaxy = "(?:samsung |galaxy )*";

/** Ordered from the exact to the vague: an earlier line claims its words before a later one sees them. */
export const productLines: readonly ProductLine[] = [
  line(
    "Apple",
    "phone",
    "iPhone",
    `iphone ((?:1[0-9]|[4-9])(?: ?[sce])?${tiers}|se(?: ?(?:20(?:16|20|22)|[123])(?![0-9]))?|xs max|xs|xr|x|air)`,
  ),
  line("Apple", "phone", "iPhone", "((?:1[1-9]|[5-8]s?)(?: pro max| pro| plus| mini)?) iphone"),
  line("Apple", "phone", "iPhone", "(xs max|xr|xs) iphone"),
  line(
    "Apple",
    "tablet",
    "iPad",
    "ipad ((?:pro|air|mini)(?: (?:1[123](?:[.,]9)?|10[.,]5|9[.,]7|[1-7]))?(?: m[1-5])?(?: 20[12][0-9])?|(?:1[01]|[2-9])|20(?:17|18|19|20|21|22))",
  ),
  line(
    "Apple",
    "laptop",
    "MacBook",
    "(?:apple )?macbook ((?:air|pro)(?: 1[1-6])?(?: ?(?:m[1-5](?: pro| max)?))?(?: ?20[12][0-9])?|a[12][0-9]{3}|m[1-5](?: pro| max)?|12)",
  ),
  line("Apple", "laptop", "MacBook", "mac (air|pro)(?: ?(m[1-5]))?"),
  line("Apple", "pc", "", "(imac(?: (?:2[1-7]|m[1-4]))?|mac mini(?: m[1-4])?|mac studio)"),
  line("Apple", "watch", "Watch Series", "(?:apple|iphone) watch (?:series )?([1-9]|1[01])"),
  line("Apple", "watch", "Watch", "(?:apple|iphone) watch (se(?: 2)?|ultra(?: [23])?)"),
  line("Apple", "watch", "Watch Series", "watch series ([1-9]|1[01])"),
  line("Apple", "headphones", "AirPods", "airpods (pro(?: [23])?|max|[234])"),

  line("Samsung", "phone", "Galaxy", `${galaxy}(z ?(?:flip|fold) ?[2-7]?)`),
  line("Samsung", "phone", "Galaxy Z", `${galaxy}((?:flip|fold) ?[2-7])`),
  line(
    "Samsung",
    "tablet",
    "Galaxy",
    `${galaxy}(?:(tab [asep] ?[0-9]{1,2}(?:[.,][0-9])?${tiers})|(tab [asep](?![a-z])))`,
  ),
  line(
    "Samsung",
    "watch",
    "Galaxy",
    `${galaxy}(?<=(?:samsung|galaxy) )(watch ?[3-8]?(?: classic| active(?: ?2)?| pro| ultra)?|fit ?[23]?)`,
  ),
  line("Samsung", "headphones", "Galaxy", `${galaxy}(?<=(?:samsung|galaxy) )(buds(?: ?(?:[23]|live|fe|plus|pro))*)`),
  line("Samsung", "phone", "Galaxy", `${galaxy}(?<=(?:samsung|galaxy) )(note ?(?:[2-9]|10|20)${tiers})`),
  line(
    "Samsung",
    "phone",
    "Galaxy",
    `${galaxy}(?<=(?:samsung|galaxy) )([asjmfe] ?[0-9]{1,2}(?:[sce](?![a-z]))?${tiers})`,
  ),
  line(
    "Samsung",
    "phone",
    "Galaxy",
    `(s(?:[6-9]|1[0-9]|2[0-6])(?: ?(?:plus|ultra|fe|edge|lite|e))?|a[0-7][0-9]s?|note ?(?:8|9|10|20)(?: ?(?:plus|ultra|lite))) samsung`,
  ),
  line(
    "Samsung",
    "phone",
    "Galaxy",
    "(s(?:[89]|1[0-9]|2[0-6]) ?(?:plus|ultra|fe)|s2[0-6]|a(?:0[1-9]|[1-7][0-9])s?|note ?(?:10|20) (?:ultra|plus))",
  ),

  line("Xiaomi", "tablet", "", `(?:xiaomi )?((?:redmi|mi|poco) pad ?(?:[2-7]|se)?${tiers})`),
  line("Xiaomi", "tablet", "", `xiaomi (pad ?[2-7]${tiers})`),
  line(
    "Xiaomi",
    "watch",
    "",
    "(?:xiaomi )?((?:redmi watch|mi watch|mi band|smart band) ?[2-9]?(?: pro| lite)?|watch s[1-4])",
  ),
  line("Xiaomi", "watch", "Mi", "xiaomi (band ?[2-9])"),
  line("Xiaomi", "headphones", "", "(?:xiaomi )?(redmi buds ?[2-6]?(?: pro| lite)?|airdots(?: [23])?)"),
  line(
    "Xiaomi",
    "laptop",
    "",
    "(?:xiaomi )?(redmibook(?: pro)?(?: 1[3-6])?|mi notebook(?: pro| air)?(?: 1[3-6])?|mibook)",
  ),
  line("Xiaomi", "phone", "Redmi", `(?:xiaomi )?redmi (note ?[0-9]{1,2}(?:[sct](?![a-z]))?${tiers})`),
  line(
    "Xiaomi",
    "phone",
    "Redmi",
    `(?:xiaomi )?redmi ((?:[a-z]?[0-9]{1,2})(?:[acstx](?![a-z]))?${tiers}|go|k[2-8]0${tiers})`,
  ),
  line("Xiaomi", "phone", "Redmi", `xiaomi (note ?[0-9]{1,2}(?:[sct](?![a-z]))?${tiers})`),
  line("Xiaomi", "phone", "Redmi", "(note ?[0-9]{1,2}(?: pro(?: max)?|s)?) redmi"),
  line("Xiaomi", "phone", "POCO", `(?:xiaomi )?poco ([xfmc] ?[0-9]{1,2}(?:[sct](?![a-z]))?${tiers}|f1)`),
  line(
    "Xiaomi",
    "phone",
    "Mi",
    `(?:xiaomi )?mi ((?:a[123]|[5-9]|1[01]|max|mix|note)(?: ?[0-9])?(?:[tis](?![a-z]))?${tiers})`,
  ),
  line("Xiaomi", "phone", "", `xiaomi ((?:[5-9]|1[0-7])(?:[txsi](?![a-z]))?${tiers}|mix (?:flip|fold)? ?[0-9]?)`),

  line("Huawei", "laptop", "MateBook", "(?:huawei )?matebook ((?:[dxe] ?)?(?:pro ?|s ?)?(?:1[3-6])?)"),
  line("Huawei", "tablet", "MatePad", `(?:huawei )?matepad ?((?:pro|air|se|t ?(?:8|10s?))?(?: ?1[01](?:[.,][0-9])?)?)`),
  line("Huawei", "tablet", "MediaPad", "(?:huawei )?mediapad ((?:m|t)[0-9]+(?: lite)?)"),
  line("Huawei", "watch", "", "(?:huawei )(watch (?:gt|fit|d)(?: ?[2-6])?(?: pro| mini| new)?|band ?[3-9])"),
  line("Huawei", "watch", "Watch", "huawei ((?:gt|fit) ?[2-5](?: pro| mini)?)"),
  line("Huawei", "headphones", "", "(?:huawei )?(freebuds ?(?:[3-6]i?)?(?: ?pro)?(?: ?[23])?)"),
  line(
    "Huawei",
    "phone",
    "",
    `huawei ((?:p|y|mate|nova)(?: smart)? ?(?:[0-9]{1,3})?(?:[aips](?![a-z]))?${tiers}(?: z)?|nova y ?[0-9]{2}|pura ?[0-9]{2}${tiers})`,
  ),
  line("Huawei", "phone", "", `((?:p(?:20|30|40|50|60)|mate ?(?:20|30|40|50|60)|nova (?:[2-9]|1[0-3])i?)${tier}?)`),
  line("Honor", "laptop", "MagicBook", "(?:honor )?magicbook ((?:x ?|pro ?|art ?|view ?)?(?:1[3-6])?)"),
  line("Honor", "tablet", "", "honor (pad (?:x)?[0-9]+a?(?: pro)?)"),
  line("Honor", "watch", "", "honor (watch (?:gs|es|magic)(?: ?[23])?(?: pro)?|band ?[3-9])"),
  line(
    "Honor",
    "phone",
    "",
    `honor ((?:magic|play|x) ?(?:v|vs)?[0-9]{1,2}(?:[abcdi](?![a-z]))?${tiers}|[0-9]{1,3}(?:[acsxie](?![a-z]))?${tiers}|view ?[0-9]{2})`,
  ),

  line(
    "Realme",
    "phone",
    "",
    `realme ((?:c|gt|narzo|note|x|p)? ?[0-9]{1,2}(?:[aistx](?![a-z]))?${tiers}|gt(?: neo)? ?[0-9]?${tiers})`,
  ),
  line("Oppo", "phone", "", `oppo ((?:a|reno|find x|f) ?[0-9]{1,3}(?:[sxzfk](?![a-z]))?${tiers})`),
  line("Vivo", "phone", "", `vivo ((?:y|v|x|s|t) ?[0-9]{1,3}(?:[aes](?![a-z]))?${tiers})`),
  line(
    "OnePlus",
    "phone",
    "",
    `oneplus ((?:nord(?: ce)?|ace) ?[0-9]?(?:[tr](?![a-z]))?${tiers}|[3-9](?:[tr](?![a-z]))?${tiers}|1[0-5](?:[tr](?![a-z]))?${tiers})`,
  ),
  line(
    "Tecno",
    "phone",
    "",
    `tecno ((?:spark|camon|pova|pop|phantom)(?: ?(?:go|x|v))? ?[0-9]{0,4}(?:[ctsp](?![a-z]))?${tiers})`,
  ),
  line("Tecno", "phone", "", `((?:camon|pova|spark) [0-9]{1,2}(?:[ctsp](?![a-z]))?${tiers})`),
  line("Infinix", "phone", "", `infinix ((?:hot|note|zero|smart|gt) ?[0-9]{1,2}(?:[is](?![a-z]))?${tiers})`),
  line("Google", "phone", "Pixel", `(?:google )?pixel ([2-9]a?|10a?)(${tiers})`),
  line(
    "Sony",
    "phone",
    "Xperia",
    "(?:sony )?xperia ([a-z]{1,2}[0-9]?(?: ?(?:compact|ultra|premium|plus))?|[15]+(?: (?:ii|iii|iv|v))?)",
  ),
  line("Motorola", "phone", "Moto", `(?:motorola )+([ge] ?[0-9]{1,3}${tiers})`),
  line("Motorola", "phone", "", `motorola (edge ?[0-9]{0,2}${tiers}|razr ?[0-9]{0,2}${tiers})`),
  line("Nothing", "phone", "", "nothing (phone(?: ?[123]a?)?)"),
  line("Meizu", "phone", "", `meizu ([mu]? ?[0-9]{1,2}(?:[sc](?![a-z]))?(?: note)?${tiers})`),
  line("Nokia", "phone", "", `nokia ([0-9]+(?:[.,][0-9])?(?: plus)?|[gxc] ?[0-9]{2})`),
  line("ZTE", "phone", "", `zte (blade ?[a-z]?[0-9]{0,3}${tiers}|nubia ?[a-z0-9]*)`),
  line("Itel", "phone", "", "itel ([a-z][0-9]{2}(?: ?(?:plus|pro))?)"),
  line("Asus", "phone", "", `(?:asus )?(zenfone ?[0-9]{1,2}${tiers}(?: zoom)?|rog phone ?[0-9]?)`),

  line(
    "Asus",
    "laptop",
    "",
    "(?:asus )?((?:vivobook|zenbook|expertbook)(?: (?:pro|go|s|x|flip))?(?: ?[a-z]?1[3-7])?(?: ?oled)?|tuf(?: gaming)?(?: ?[af]1[5-7])?|rog(?: strix| zephyrus| flow)?(?: ?g1[4-8])?)",
  ),
  line("Asus", "laptop", "", "asus ([xkgnfe][0-9]{3}[a-z]{0,3})"),
  line("Lenovo", "tablet", "", `(?:lenovo )?(tab (?:[mpk] ?[0-9]{1,2}|[0-9]{1,2})${tiers}|yoga tab(?: [0-9]+)?)`),
  line(
    "Lenovo",
    "laptop",
    "",
    "(?:lenovo )?((?:ideapad|legion|thinkbook)(?: (?:gaming|slim|flex|pro))?(?: ?[0-9]{1,3}s?)?(?: pro| slim)?|ideapad [a-z][0-9]{3}|thinkpad(?: ?(?:[telxp][0-9]{0,3}s?|x1(?: carbon)?))?|yoga(?: slim)?(?: ?[0-9]{1,3})?)",
  ),
  line("Lenovo", "laptop", "", "lenovo ([vgbzs][0-9]{2,4}(?:-[0-9]+)?)"),
  line(
    "Acer",
    "laptop",
    "",
    "(?:acer )?((?:aspire|nitro|swift|predator|extensa|travelmate|spin)(?: (?:helios|triton|go|lite|v))?(?: ?[a-z]?[0-9]{1,3})?)",
  ),
  line(
    "HP",
    "laptop",
    "",
    "(?:hp )?((?:pavilion|omen|victus|probook|elitebook|envy|spectre|zbook)(?: (?:gaming|x360))?(?: ?[0-9]{2,4})?(?: ?g[0-9]{1,2})?)",
  ),
  line("HP", "laptop", "", "hp ((?:2[45][05]|1[4-7]s?)(?: ?g[0-9]{1,2})?)"),
  line("HP", "other", "", "hp (laserjet(?: [a-z0-9]+)?|deskjet(?: [a-z0-9]+)?)"),
  line("Dell", "laptop", "", "(?:dell )?((?:inspiron|vostro|latitude|alienware|precision|xps)(?: ?[0-9]{1,4})?)"),
  line("Dell", "laptop", "", "dell (g[1357]5?)"),
  line(
    "MSI",
    "laptop",
    "",
    "(?:msi )?((?:katana|modern|stealth|raider|cyborg|sword|bravo|thin)(?: ?g?[fl]?[0-9]{2})|g[fpls][0-9]{2}|modern(?: 1[45])?)",
  ),
  line("Microsoft", "laptop", "Surface", "(?:microsoft )?surface ((?:pro|laptop|go|book) ?[0-9]?)"),
  line("Toshiba", "laptop", "", "(?:toshiba )?(satellite(?: [a-z0-9]+)?)"),
  line("Sony", "laptop", "", "(?:sony )?(vaio)"),

  line("Sony", "console", "PlayStation", "(?:sony )?playstation ([1-5](?: ?(?:pro|slim|fat|digital))?|vita|portable)"),
  line("Sony", "console", "PlayStation", "sony ([45](?: ?(?:pro|slim))?)"),
  line("Sony", "other", "", "(dualsense(?: edge)?|dualshock(?: ?[34])?)"),
  line("Sony", "headphones", "", "sony (w[hf] 1000xm[3-6])"),
  line("Microsoft", "console", "Xbox", "xbox (one(?: [sx])?|series [sx]|360)"),
  line("Nintendo", "console", "", "(?:nintendo )?(switch(?: (?:oled|lite|2))?|3ds(?: xl)?)"),
  line("Valve", "console", "", "(steam deck(?: oled)?)"),
  line("Amazfit", "watch", "", "amazfit ((?:gt[rs]|bip|t rex)(?: ?[2-5])?(?: pro| mini)?)"),
  line("JBL", "headphones", "", "jbl ((?:tune|live|wave) ?[0-9]*[a-z]*)"),
  line("JBL", "other", "", "jbl ((?:charge|flip|xtreme|boombox|partybox|go|clip|pulse)(?: ?[0-9]+)?)"),
  line("Apple", "phone", "iPhone", "(1[1-7] pro(?: max)?|(?:[678]|1[4-6]) plus|xs max|xr)"),
];
