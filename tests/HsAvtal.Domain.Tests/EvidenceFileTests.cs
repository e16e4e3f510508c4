using System.IO.Compression;
using System.Text;
using FluentAssertions;
using FsCheck.Fluent;
using HsAvtal.Domain.Tests.Builders;

namespace HsAvtal.Domain.Tests;

/// <summary>What may be kept as evidence is known by its name as well as by its content.</summary>
public sealed class EvidenceFileTests
{
    private static readonly byte[] _png = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 1];
    private static readonly byte[] _pdf = Encoding.ASCII.GetBytes("%PDF-1.7\n");

    public static TheoryData<string, byte[], string> Kept => new()
    {
        { "rapport.pdf", _pdf, "application/pdf" },
        { "RAPPORT.PDF", _pdf, "application/pdf" },
        { "bild.png", _png, "image/png" },
        { "bild.jpeg", [0xFF, 0xD8, 0xFF, 0xE0], "image/jpeg" },
        { "brev.docx", Zip("[Content_Types].xml", "word/document.xml"), "application/vnd.openxmlformats-officedocument.wordprocessingml.document" },
        { "siffror.xlsx", Zip("[Content_Types].xml", "xl/workbook.xml"), "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet" },
        { "bilder.pptx", Zip("[Content_Types].xml", "ppt/presentation.xml"), "application/vnd.openxmlformats-officedocument.presentationml.presentation" },
        { "brev.odt", OpenDocument("text"), "application/vnd.oasis.opendocument.text" },
        { "siffror.ods", OpenDocument("spreadsheet"), "application/vnd.oasis.opendocument.spreadsheet" },
        { "text.txt", Encoding.Latin1.GetBytes("Räksmörgås\r\n"), "text/plain" },
        { "siffror.csv", Encoding.UTF8.GetBytes("a;b\t1\n"), "text/csv" },
    };

    public static TheoryData<string, byte[]> Refused => new()
    {
        { "rapport.pdf", _png },
        { "bild.png", _pdf },
        { "program.exe", [0x4D, 0x5A] },
        { "sida.html", Encoding.ASCII.GetBytes("<html>") },
        { "bild.svg", Encoding.ASCII.GetBytes("<svg/>") },
        { "utan-andelse", _pdf },
        { "rapport.pdf.exe", _pdf },
        { "brev.docx", Zip("[Content_Types].xml", "xl/workbook.xml") },
        { "makron.docx", Zip("[Content_Types].xml", "word/document.xml", "word/vbaProject.bin") },
        { "brev.docx", [.. "PK"u8, 1, 2, 3] },
        { "brev.odt", OpenDocument("spreadsheet") },
        { "text.txt", [0x41, 0x00, 0x42] },
        { "tom.pdf", [] },
    };

    [Theory]
    [MemberData(nameof(Kept))]
    public void It_is_kept_with_its_type(string name, byte[] content, string type) => EvidenceFile.Of(name, content).ContentType.Should().Be(type);

    [Theory]
    [MemberData(nameof(Refused))]
    public void It_is_refused(string name, byte[] content) => FluentActions.Invoking(() => EvidenceFile.Of(name, content)).Should().Throw<DomainException>();

    [Fact]
    public void The_largest_is_20_MB()
    {
        var largest = new byte[EvidenceFile.MaxSize];
        _pdf.CopyTo(largest, 0);
        EvidenceFile.Of("stor.pdf", largest).Content.Length.Should().Be(20 * 1024 * 1024);

        FluentActions.Invoking(() => EvidenceFile.Of("större.pdf", [.. largest, 0])).Should().Throw<DomainException>().WithMessage("*högst 20 MB*");
    }

    [Theory]
    [InlineData("C:\\Users\\nagon\\rapport.pdf")]
    [InlineData("/home/nagon/rapport.pdf")]
    public void The_folder_it_came_from_is_not_kept(string name) => EvidenceFile.Of(name, _pdf).Name.Should().Be("rapport.pdf");

    [Fact]
    public void The_hash_follows_the_content_and_nothing_else() =>
        Law.CheckForAll(Gen.Choose(0, 255).Select(i => (byte)i).ArrayOf(), tail =>
        {
            byte[] content = [.. _pdf, .. tail];
            EvidenceFile.Of("a.pdf", content).Hash.Should().Be(EvidenceFile.Of("b.pdf", content).Hash).And.NotBe(EvidenceFile.Of("a.pdf", [.. content, 1]).Hash);
        });

    [Theory]
    [InlineData("https://skane.se/rapport")]
    [InlineData("http://intern.example/a?b=c")]
    public void A_link_to_the_web_is_taken(string link) => new EvidenceSource(null, link, null).Invoking(s => s.Check()).Should().NotThrow();

    [Theory]
    [InlineData("javascript:alert(1)")]
    [InlineData("data:text/html,x")]
    [InlineData("file:///etc/passwd")]
    [InlineData("ftp://exempel.example/")]
    [InlineData("//exempel.example/")]
    [InlineData("exempel.example")]
    [InlineData("https://namn:hemligt@exempel.example/")]
    [InlineData("")]
    public void Any_other_link_is_refused(string link) => new EvidenceSource(null, link, null).Invoking(s => s.Check()).Should().Throw<DomainException>();

    [Fact]
    public void A_file_and_a_link_at_once_are_refused() =>
        new EvidenceSource(EvidenceFile.Of("a.pdf", _pdf), "https://skane.se", null).Invoking(s => s.Check()).Should().Throw<DomainException>();

    private static byte[] Zip(params string[] entries)
    {
        using var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create))
        {
            foreach (var entry in entries)
            {
                zip.CreateEntry(entry);
            }
        }

        return stream.ToArray();
    }

    private static byte[] OpenDocument(string kind)
    {
        using var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create))
        {
            using (var writer = new StreamWriter(zip.CreateEntry("mimetype", CompressionLevel.NoCompression).Open()))
            {
                writer.Write($"application/vnd.oasis.opendocument.{kind}");
            }

            zip.CreateEntry("content.xml");
        }

        return stream.ToArray();
    }
}
