import GANReports
import Testing

@Suite("Text in a page")
struct HTMLTests {
    @Test("nothing opens an element or ends an attribute")
    func escaping() {
        #expect(
            HTML.escaped(#"<script>alert("a" & 'b')</script>"#)
                == "&lt;script&gt;alert(&quot;a&quot; &amp; &#39;b&#39;)&lt;/script&gt;")
    }
}
