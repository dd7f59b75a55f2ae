import { Button, Text } from "@mantine/core";
import { IconQrcode } from "@tabler/icons-react";
import { useEffect, useRef, useState } from "react";
import { icon } from "../../../console/src/theme.ts";
import { canScan, scan } from "../phone/scan.ts";
import { useWords } from "../words/words.ts";
import classes from "./Screen.module.css";

/** Reads the console's QR code by the phone's camera, where its browser can. */
export function ScanCode({ onCode }: { readonly onCode: (text: string) => void }) {
  const words = useWords();
  const [isOpen, setOpen] = useState(false);
  const [isRefused, setRefused] = useState(false);
  if (!canScan()) return null;
  return (
    <>
      {isOpen && (
        <Camera
          onCode={(text) => {
            setOpen(false);
            onCode(text);
          }}
          onRefused={() => {
            setOpen(false);
            setRefused(true);
          }}
        />
      )}
      {isRefused && <Text c="dimmed">{words.noCamera}</Text>}
      {!isOpen && (
        <Button
          size="lg"
          variant="default"
          leftSection={<IconQrcode {...icon} aria-hidden />}
          onClick={() => setOpen(true)}
        >
          {words.scan}
        </Button>
      )}
    </>
  );
}

interface CameraProps {
  readonly onCode: (text: string) => void;
  readonly onRefused: () => void;
}

function Camera({ onCode, onRefused }: CameraProps) {
  const words = useWords();
  const picture = useRef<HTMLVideoElement>(null);
  const latest = useRef({ onCode, onRefused });
  useEffect(() => {
    const end = new AbortController();
    if (picture.current) {
      scan(picture.current, end.signal).then(
        (text) => text !== null && latest.current.onCode(text),
        () => latest.current.onRefused(),
      );
    }
    return () => end.abort();
  }, []);
  return <video ref={picture} className={classes.camera} aria-label={words.scan} playsInline muted />;
}
