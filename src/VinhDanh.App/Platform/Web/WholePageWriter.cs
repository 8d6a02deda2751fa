using System.Buffers;
using System.Text;
using Microsoft.AspNetCore.Mvc.Infrastructure;
using Microsoft.AspNetCore.WebUtilities;

namespace VinhDanh.App.Platform.Web;

/// <summary>Pages go out in one piece up to 64K characters, which nearly all stay below; the framework's own 16K means three waits on the network for a list.</summary>
internal sealed class WholePageWriter : IHttpResponseStreamWriterFactory
{
    private const int Characters = 64 * 1024;

    public TextWriter CreateWriter(Stream stream, Encoding encoding) => new HttpResponseStreamWriter(stream, encoding, Characters, ArrayPool<byte>.Shared, ArrayPool<char>.Shared);
}
