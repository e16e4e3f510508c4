global using FluentAssertions;
global using HsAvtal.Domain.Access;
global using HsAvtal.Tests.Shared;
global using HsAvtal.Web.Tests.Support;
global using Xunit;
