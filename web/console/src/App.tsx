import { MantineProvider } from "@mantine/core";
import { Notifications } from "@mantine/notifications";
import { QueryClientProvider } from "@tanstack/react-query";
import { RouterProvider } from "@tanstack/react-router";
import { queryClient } from "./queries/queryClient.ts";
import { router } from "./routes.tsx";
import { accent } from "./state/accent.ts";
import { useStore } from "./state/store.ts";
import { tokensIn } from "./theme.ts";
import { useTheme } from "./useTheme.ts";

export function App() {
  const tokens = tokensIn(useStore(accent, (name) => name));
  return (
    <MantineProvider theme={useTheme()} cssVariablesResolver={tokens} defaultColorScheme="auto">
      <Notifications position="top-center" autoClose={5_000} limit={3} />
      <QueryClientProvider client={queryClient}>
        <RouterProvider router={router} />
      </QueryClientProvider>
    </MantineProvider>
  );
}
