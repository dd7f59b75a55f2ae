import type { Client } from "@temporalio/client";
import proto from "@temporalio/proto";

const { TASK_QUEUE_TYPE_ACTIVITY, TASK_QUEUE_TYPE_WORKFLOW } = proto.temporal.api.enums.v1.TaskQueueType;

const queues = [
  { name: "conversation", taskQueueType: TASK_QUEUE_TYPE_WORKFLOW },
  { name: "io", taskQueueType: TASK_QUEUE_TYPE_ACTIVITY },
  { name: "conversation", taskQueueType: TASK_QUEUE_TYPE_ACTIVITY },
  { name: "touches", taskQueueType: TASK_QUEUE_TYPE_WORKFLOW },
];

/** Names of the task queues that nobody polls. */
export async function findIdleQueues(client: Client, namespace: string): Promise<readonly string[]> {
  const descriptions = await Promise.all(
    queues.map(({ name, taskQueueType }) =>
      client.workflowService.describeTaskQueue({ namespace, taskQueue: { name }, taskQueueType }),
    ),
  );
  return queues.flatMap(({ name }, index) => ((descriptions[index]?.pollers ?? []).length === 0 ? [name] : []));
}
