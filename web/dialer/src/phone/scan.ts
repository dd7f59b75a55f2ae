/** Of browsers that read codes by themselves (Chrome on Android), https://developer.mozilla.org/docs/Web/API/BarcodeDetector. */
declare class BarcodeDetector {
  constructor(options: { readonly formats: readonly string[] });
  detect(picture: HTMLVideoElement): Promise<readonly { readonly rawValue: string }[]>;
}

const LOOK_EVERY_MS = 200;

export const canScan = (): boolean => "BarcodeDetector" in globalThis && "mediaDevices" in navigator;

/** What the first QR code before the camera says; null when it was stopped. Throws when there is no camera, or it is forbidden. */
export async function scan(picture: HTMLVideoElement, signal: AbortSignal): Promise<string | null> {
  const stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: "environment" } });
  try {
    picture.srcObject = stream;
    await picture.play();
    const detector = new BarcodeDetector({ formats: ["qr_code"] });
    while (!signal.aborted) {
      const [found] = await detector.detect(picture);
      if (found !== undefined) return found.rawValue;
      await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS));
    }
    return null;
  } finally {
    for (const track of stream.getTracks()) track.stop();
  }
}
