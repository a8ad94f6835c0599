import { cache, Enums, imageLoader, init as initCore, metaData, RenderingEngine } from '@cornerstonejs/core';
import * as tools from '@cornerstonejs/tools';
import { boxes, height, onScreen, samplesOf, width } from './scan-data.js';

const VIEWPORT = 'view';
const FRAME_OF_REFERENCE = '1.2.3';

/** cornerstone3D with a stack viewport and its own tools, as a web viewer of radiographs uses it. */
export async function createViewer(element) {
  initCore();
  tools.init();
  metaData.addProvider((type) => (type === 'generalSeriesModule' ? { modality: 'DX' } : undefined), 1);
  const engine = new RenderingEngine('bench');
  engine.enableElement({ viewportId: VIEWPORT, type: Enums.ViewportType.STACK, element });
  const viewport = engine.getViewport(VIEWPORT);

  const { WindowLevelTool, PanTool, ZoomTool, RectangleROITool, ToolGroupManager } = tools;
  for (const tool of [WindowLevelTool, PanTool, ZoomTool, RectangleROITool]) tools.addTool(tool);
  const group = ToolGroupManager.createToolGroup('bench');
  for (const tool of [WindowLevelTool, PanTool, ZoomTool]) group.addTool(tool.toolName);
  // Plain boxes, as ours are; it would work out the statistics of each region on every frame.
  group.addTool(RectangleROITool.toolName, { calculateStats: false });
  group.addViewport(VIEWPORT, 'bench');
  group.setToolActive(ZoomTool.toolName, { bindings: [{ mouseButton: tools.Enums.MouseBindings.Wheel }] });
  group.setToolEnabled(RectangleROITool.toolName);
  const primary = { bindings: [{ mouseButton: tools.Enums.MouseBindings.Primary }] };
  let shown;

  return {
    async open(number) {
      const imageId = `bench:${number}`;
      const scalarData = await samplesOf(number);
      imageLoader.createAndCacheLocalImage(imageId, {
        scalarData,
        dimensions: [width, height],
        spacing: [1, 1],
        frameOfReferenceUID: FRAME_OF_REFERENCE,
      });
      await viewport.setStack([imageId]);
      viewport.setProperties({ voiRange: { lower: 0, upper: 65_535 } });
      viewport.render();
      await onScreen();
      if (shown) cache.removeImageLoadObject(shown);
      shown = imageId;
    },
    async annotate(count) {
      const [first] = viewport.getImageIds();
      for (const box of boxes(count)) {
        const corners = [
          [box.x, box.y],
          [box.x + box.width, box.y],
          [box.x, box.y + box.height],
          [box.x + box.width, box.y + box.height],
        ].map(([x, y]) => [x, y, 0]);
        tools.annotation.state.addAnnotation(
          {
            highlighted: false,
            invalidated: false,
            metadata: {
              toolName: RectangleROITool.toolName,
              FrameOfReferenceUID: FRAME_OF_REFERENCE,
              referencedImageId: first,
              ...viewport.getViewReference(),
            },
            data: {
              label: '',
              handles: {
                points: corners,
                textBox: { hasMoved: false, worldPosition: [0, 0, 0] },
                activeHandleIndex: null,
              },
              cachedStats: {},
            },
          },
          element,
        );
      }
      tools.utilities.triggerAnnotationRenderForViewportIds([VIEWPORT]);
      await onScreen();
      return element.querySelectorAll('svg rect').length;
    },
    tool(name) {
      group.setToolPassive(name === 'window' ? PanTool.toolName : WindowLevelTool.toolName);
      group.setToolActive(name === 'window' ? WindowLevelTool.toolName : PanTool.toolName, primary);
    },
  };
}
