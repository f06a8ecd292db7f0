/// The script that shows the samples of a step, chosen by a slider: pictures, and points over the critic's contours.
let sampleScript = #"""
    // A picture, or points of the plane, of one run.
    class Samples {
      constructor(figure, run) {
        Object.assign(this, { figure, run, image: figure.querySelector("img"), canvas: figure.querySelector("canvas") });
        // The last picture stands in the page itself, for browsers without scripts.
        if (this.image && !run.samples.at(-1).source) run.samples.at(-1).source = this.image.src;
        this.shown = { real: true, fake: true, critic: true };
        if (this.canvas) this.addKey();
        if (this.image) this.image.addEventListener("load", () => this.fit());
      }

      // Small pictures are shown larger, by a whole factor.
      fit() {
        const width = this.image.naturalWidth;
        const factor = Math.max(1, Math.min(4, Math.round(520 / Math.max(width, 1))));
        this.image.classList.toggle("large", factor > 1);
        this.image.style.width = `${width * factor}px`;
      }

      addKey() {
        const key = html("div", { class: "key" }, this.figure);
        for (const [name, color, text] of [
          ["real", "real", "real"], ["fake", "fake", "fake"], ["critic", "contour", "the critic\u2019s scores"],
        ]) {
          const label = html("label", {}, key);
          const box = html("input", { type: "checkbox", checked: "" }, label);
          html("span", { class: "dot", style: `background: var(--${color})` }, label);
          label.append(text);
          box.onchange = () => { this.shown[name] = box.checked; this.draw(); };
        }
        this.words = html("div", { class: "soft" }, this.figure);
        this.canvas.addEventListener("pointermove", event => this.read(event));
        this.canvas.addEventListener("pointerleave", () => this.say());
      }

      show(step) {
        this.sample = this.run.samples.findLast(sample => sample.step <= step) ?? this.run.samples[0];
        const text = `step ${grouped(this.sample.step)}`;
        this.figure.querySelector(".step").textContent = text;
        if (this.image) {
          this.image.src = this.sample.source;
          this.image.alt = `Samples of ${this.run.name} after ${text}`;
        }
        if (this.canvas) {
          this.canvas.setAttribute("aria-label",
            `Real points, samples and the critic\u2019s scores of ${this.run.name} after ${text}`);
          this.draw();
        }
      }

      draw() {
        try { drawPlane(this.canvas, this.sample.plane, this.shown); } catch (error) { console.warn(error); }
        this.say();
      }

      say() {
        const scores = this.sample.plane.critic?.scores.filter(Number.isFinite);
        this.words.textContent = scores?.length
          ? `scores from ${inWords(Math.min(...scores))} (pale) to ${inWords(Math.max(...scores))} (strong)` : "";
      }

      read(event) {
        const { range, critic } = this.sample.plane;
        const side = Math.min(this.canvas.clientWidth, this.canvas.clientHeight);
        const at = offset => (offset / side * 2 - 1) * range;
        const [x, y] = [at(event.offsetX), -at(event.offsetY)];
        const score = critic ? scoreAt(critic, range, x, y) : null;
        this.words.textContent = `(${inWords(x)}, ${inWords(y)})`
          + (score === null ? "" : `: score ${inWords(score)}`);
      }
    }

    const section = document.getElementById("samples");
    if (section) {
      const shown = [...section.querySelectorAll("figure[data-run]")].map(figure =>
        new Samples(figure, page.runs[Number(figure.dataset.run)]));
      const steps = [...new Set(shown.flatMap(({ run }) => run.samples.map(({ step }) => step)))]
        .sort((one, other) => one - other);
      const [slider, output] = [section.querySelector("input[type=range]"), section.querySelector("output")];
      const choose = () => {
        const step = steps[Number(slider.value)];
        output.textContent = `step ${grouped(step)}`;
        slider.setAttribute("aria-valuetext", output.textContent);
        for (const samples of shown) samples.show(step);
      };
      slider.max = steps.length - 1;
      slider.value = steps.length - 1;
      slider.addEventListener("input", choose);
      section.querySelector(".slider").hidden = steps.length < 2;
      choose();
      const play = section.querySelector(".slider button");
      let timer = null;
      const stop = () => { clearInterval(timer); timer = null; play.textContent = "Play"; };
      play.onclick = () => {
        if (timer !== null) return stop();
        if (Number(slider.value) >= steps.length - 1) slider.value = 0;
        play.textContent = "Stop";
        choose();
        timer = setInterval(() => {
          slider.value = Number(slider.value) + 1;
          choose();
          if (Number(slider.value) >= steps.length - 1) stop();
        }, Math.max(120, Math.min(600, 8000 / steps.length)));
      };
      const redraw = () => shown.filter(({ canvas }) => canvas).forEach(samples => samples.draw());
      matchMedia("(prefers-color-scheme: dark)").addEventListener("change", redraw);
      addEventListener("beforeprint", redraw);
      addEventListener("afterprint", redraw);
    }
    """#
