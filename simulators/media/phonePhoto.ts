import { between, pick, type Random, seededRandom } from "../seededRandom.ts";
import { encodePng } from "./png.ts";

export const PHOTO_WIDTH = 480;
export const PHOTO_HEIGHT = 640;

type Colour = readonly [red: number, green: number, blue: number];

const TABLES: readonly (readonly [Colour, Colour])[] = [
  [
    [214, 196, 172],
    [168, 140, 110],
  ],
  [
    [196, 208, 216],
    [128, 146, 160],
  ],
  [
    [120, 92, 72],
    [70, 50, 38],
  ],
  [
    [226, 226, 222],
    [182, 184, 186],
  ],
];
const WALLPAPERS: readonly (readonly [Colour, Colour])[] = [
  [
    [44, 62, 140],
    [150, 70, 150],
  ],
  [
    [16, 92, 110],
    [40, 180, 150],
  ],
  [
    [30, 30, 44],
    [90, 96, 120],
  ],
  [
    [190, 90, 60],
    [240, 180, 90],
  ],
];

/** A phone with a cracked screen on a table, as customers photograph it: a true PNG, the same for the same seed. */
export function drawPhonePhoto(seed: number): Buffer {
  const random = seededRandom(seed);
  const pixels = Buffer.alloc(PHOTO_WIDTH * PHOTO_HEIGHT * 3);
  const table = pick(random, TABLES);
  const wallpaper = pick(random, WALLPAPERS);
  const tilt = between(random, -0.22, 0.22);
  const centre = { x: PHOTO_WIDTH / 2 + between(random, -20, 20), y: PHOTO_HEIGHT / 2 + between(random, -20, 20) };

  for (let y = 0; y < PHOTO_HEIGHT; y++) {
    for (let x = 0; x < PHOTO_WIDTH; x++) {
      const across = (x - centre.x) * Math.cos(tilt) + (y - centre.y) * Math.sin(tilt);
      const along = (y - centre.y) * Math.cos(tilt) - (x - centre.x) * Math.sin(tilt);
      const body = outsideRoundedBox(across, along, 128, 256, 34);
      const screen = outsideRoundedBox(across, along, 118, 246, 26);
      const grain = Math.sin(y * 0.35 + Math.sin(x * 0.02) * 3) * 4;
      let colour = blend(table[0], table[1], y / PHOTO_HEIGHT, grain);
      if (body > 0 && body < 26) colour = blend(colour, [0, 0, 0], 0.4 * (1 - body / 26));
      if (body <= 0) colour = [24, 25, 28];
      if (screen <= 0)
        colour = blend(wallpaper[0], wallpaper[1], (along + 246) / 492, across > 40 - along * 0.5 ? 14 : 0);
      if (Math.hypot(across, along + 226) < 8) colour = [12, 12, 14];
      paint(pixels, x, y, colour, 1);
    }
  }
  crack(pixels, random, centre.x + between(random, -70, 70), centre.y + between(random, -170, 170));
  return encodePng(PHOTO_WIDTH, PHOTO_HEIGHT, pixels);
}

/** Distance to a box with rounded corners; negative inside. */
function outsideRoundedBox(x: number, y: number, halfWidth: number, halfHeight: number, radius: number): number {
  const right = Math.abs(x) - halfWidth + radius;
  const below = Math.abs(y) - halfHeight + radius;
  return Math.min(Math.max(right, below), 0) + Math.hypot(Math.max(right, 0), Math.max(below, 0)) - radius;
}

/** Jagged rays from the point of impact. */
function crack(pixels: Buffer, random: Random, fromX: number, fromY: number): void {
  const rays = 9;
  for (let ray = 0; ray < rays; ray++) {
    let heading = (ray / rays) * 2 * Math.PI + between(random, -0.3, 0.3);
    let [x, y] = [fromX, fromY];
    for (let left = between(random, 60, 170); left > 0; left -= 0.5) {
      if (random() < 0.03) heading += between(random, -0.7, 0.7);
      x += Math.cos(heading) / 2;
      y += Math.sin(heading) / 2;
      const strength = Math.min(0.7, left / 60);
      paint(pixels, Math.round(x), Math.round(y), [238, 244, 250], strength);
      paint(pixels, Math.round(x) + 1, Math.round(y) + 1, [10, 12, 20], strength / 2);
    }
  }
}

function blend(from: Colour, to: Colour, share: number, lift = 0): Colour {
  const mix = (a: number, b: number) => a + (b - a) * share + lift;
  return [mix(from[0], to[0]), mix(from[1], to[1]), mix(from[2], to[2])];
}

function paint(pixels: Buffer, x: number, y: number, colour: Colour, strength: number): void {
  if (x < 0 || y < 0 || x >= PHOTO_WIDTH || y >= PHOTO_HEIGHT) return;
  const at = (y * PHOTO_WIDTH + x) * 3;
  colour.forEach((value, channel) => {
    const under = pixels[at + channel] ?? 0;
    pixels[at + channel] = Math.max(0, Math.min(255, under * (1 - strength) + value * strength));
  });
}
