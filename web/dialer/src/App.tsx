import { MantineProvider } from "@mantine/core";
import { useStore } from "../../console/src/state/store.ts";
import { theme, tokensIn } from "../../console/src/theme.ts";
import type { SignInProblem } from "./phone/signInProblem.ts";
import { signedIn } from "./phone/tokens.ts";
import { HomeScreen } from "./screens/HomeScreen.tsx";
import { SignInScreen } from "./screens/SignInScreen.tsx";

/** Looks like the console, whose theme it is. */
export function App({ refused }: { readonly refused: SignInProblem | undefined }) {
  const isSignedIn = useStore(signedIn, (tokens) => tokens !== null);
  return (
    <MantineProvider theme={theme} cssVariablesResolver={tokensIn("indigo")} defaultColorScheme="auto">
      {isSignedIn ? <HomeScreen /> : <SignInScreen refused={refused} />}
    </MantineProvider>
  );
}
